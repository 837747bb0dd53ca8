// bench/peers/avm.mjs -- Packs compiled modules into the archive that AtomVM loads.
// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';

const CHUNKS = ['AtU8', 'Code', 'StrT', 'ImpT', 'ExpT', 'LocT', 'FunT'];   // what AtomVM reads, but for the literals
const IS_START = 1, IS_BEAM = 2;

function chunksOf(path) {
  const file = readFileSync(path);
  const bytes = file[0] === 0x1f ? gunzipSync(file) : file;
  const chunks = {};
  for (let at = 12; at < bytes.length;) {
    const size = bytes.readUInt32BE(at + 4);
    chunks[bytes.toString('latin1', at, at + 4)] = bytes.subarray(at + 8, at + 8 + size);
    at += 8 + ((size + 3) & ~3);
  }
  return chunks;
}

function atoms(chunk) {
  const names = [null];
  for (let at = 4; names.length <= chunk.readUInt32BE(0); at += 1 + chunk[at]) names.push(chunk.toString('utf8', at + 1, at + 1 + chunk[at]));
  return names;
}

function importedModules(chunks) {
  const names = atoms(chunks.AtU8);
  const imports = chunks.ImpT;
  return new Set(Array.from({ length: imports.readUInt32BE(0) }, (_, k) => names[imports.readUInt32BE(4 + 12 * k)]));
}

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function words(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, k) => bytes.writeUInt32BE(value, 4 * k));
  return bytes;
}

function chunk(id, data) {
  return padded(Buffer.concat([Buffer.from(id), words(data.length), data]));
}

// The module with uncompressed literals and without what AtomVM has no use for.
function stripped(chunks) {
  const kept = CHUNKS.filter((id) => chunks[id]).map((id) => chunk(id, chunks[id]));
  if (chunks.LitT) {
    const literals = chunks.LitT.subarray(4);
    kept.push(chunk('LitU', chunks.LitT.readUInt32BE(0) ? inflateSync(literals) : literals));
  }
  const body = Buffer.concat(kept);
  return Buffer.concat([Buffer.from('FOR1'), words(body.length + 4), Buffer.from('BEAM'), body]);
}

function entry(name, data, flags) {
  const label = padded(Buffer.from(`${name}\0`));
  const content = padded(data);
  return Buffer.concat([words(12 + label.length + content.length, flags, 0), label, content]);
}

// The archive of module `start`, whose start/0 AtomVM calls, and of all that it may call, each in one of the folders `path(module)`.
export function pack(start, path) {
  const parts = [Buffer.from('#!/usr/bin/env AtomVM\n\0\0')];
  const seen = new Set();
  const waiting = [start];
  while (waiting.length) {
    const module = waiting.pop();
    const file = path(module).map((folder) => join(folder, `${module}.beam`)).find(existsSync);
    if (seen.has(module) || !file) continue;
    seen.add(module);
    const chunks = chunksOf(file);
    parts.push(entry(`${module}.beam`, stripped(chunks), module === start ? IS_START | IS_BEAM : IS_BEAM));
    waiting.push(...importedModules(chunks));
  }
  return Buffer.concat([...parts, words(0, 0, 0), Buffer.from('end\0')]);
}
