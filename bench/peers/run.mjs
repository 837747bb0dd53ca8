#!/usr/bin/env node
// bench/peers/run.mjs -- Programs of bench/programs in Chromium: as fireflyc's wasm32-unknown modules, and on the AtomVM that
// npm's @swmansion/popcorn ships, interleaved.
//   bench/peers/run.mjs --fireflyc PATH --libs DIR [--rounds N] [--only NAME]...
// AtomVM gets the .beam of the program and those that it calls: AtomVM's own library, compiled to DIR from libs/estdlib of its
// repository, before OTP's, but for OTP's larger `lists`. Both run the same size, told by the program's own
// clock, with the same result; a program that AtomVM cannot run is named with what it said. A run of all rewrites the table of
// peers in bench/README.md.
// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { pack } from './avm.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PACKAGE = '@swmansion/popcorn@0.3.3';
const RUN_TIMEOUT_MS = 120_000;
const BEGIN = '<!-- peers: written by bench/peers/run.mjs -->', END = '<!-- end of peers -->';

// Sizes at which AtomVM takes seconds, not minutes.
const SIZES = {
  fib: 30, tak: 12, nrev: 2000, ring: 300000, spawn: 50000, binary_trees: 8, nbody: 3000, fannkuch: 8, spectral: 100,
  mandelbrot: 40, json_like: 5, string_build: 10, maps_churn: 1000, sort: 1, gen_call: 30000, pidigits: 50, queens: 9, ack: 5,
  closures: 100, exceptions: 20000, ets_set: 5000, ets_ordered: 1000, trees: 2000, huffman: 1, packets: 20, records: 50000, ordered: 1,
  collatz: 5000, matmul: 40, utf8: 4, messages: 200,
};

const { values: options } = parseArgs({
  options: {
    fireflyc: { type: 'string' }, libs: { type: 'string' }, rounds: { type: 'string', default: '3' }, only: { type: 'string', multiple: true },
  },
});
const work = mkdtempSync(join(tmpdir(), 'peers.'));
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fireflyc', 'peers');

// ---- what is served ----

function fetchAtomVM() {
  const folder = join(cache, 'popcorn-0.3.3');
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    try {
      const archive = execFileSync('npm', ['pack', '--silent', PACKAGE, '--pack-destination', work], { encoding: 'utf8' }).trim();
      execFileSync('tar', ['-xzf', join(work, archive), '-C', folder, '--strip-components=2', 'package/dist']);
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw new Error(`${PACKAGE} cannot be fetched from npm: ${error.message}`);
    }
  }
  return folder;
}

function findOTP() {
  const root = execFileSync('erl', ['-noshell', '-eval', 'io:put_chars(code:lib_dir()), halt().'], { encoding: 'utf8' });
  return readdirSync(root).filter((name) => /^(stdlib|kernel)-/.test(name)).map((name) => join(root, name, 'ebin'));
}

// The archive's entry: AtomVM has no io, so the program's run/1 is called by a module of ours.
function packForAtomVM(name) {
  const start = `start_${name}`;
  writeFileSync(join(work, `${start}.erl`), `-module(${start}).
    -export([start/0]).
    start() ->
        Start = erlang:system_time(microsecond),
        Result = (catch ${name}:run(${SIZES[name]})),
        erlang:display({result, Result, erlang:system_time(microsecond) - Start}).`);
  const source = join(here, '../programs', `${name}.erl`);
  execFileSync('erlc', ['+export_all', '+nowarn_export_all', '-o', work, join(work, `${start}.erl`), source], { stdio: 'inherit' });
  writeFileSync(join(work, `${name}.avm`), pack(start, (module) => module === 'lists' ? otpPath : [work, options.libs, ...otpPath]));
}

function build(name) {
  execFileSync(options.fireflyc, ['build', '-O2', '--target', 'wasm32-unknown', '-o', join(work, `${name}.wasm`),
    join(here, '../programs', `${name}.erl`)], { stdio: 'inherit' });
  packForAtomVM(name);
}

// ---- a run ----

const TYPES = { '.html': 'text/html', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const otpPath = findOTP();
const served = [here, work, join(here, '../../targets/web'), fetchAtomVM()];

// One page in one browser; what it posts, or null when it does not in time.
function inChromium(query) {
  return new Promise((resolve) => {
    let chromium;
    const finish = (text) => {
      clearTimeout(timer);
      server.close();
      chromium.on('exit', () => resolve(text));
      process.kill(-chromium.pid, 'SIGKILL');   // its children, too, which write to the profile
    };
    const timer = setTimeout(() => finish(null), RUN_TIMEOUT_MS);
    const server = createServer((request, response) => {
      const path = request.url.split('?')[0];
      const file = served.map((folder) => join(folder, path)).find(existsSync);
      if (path === '/result') {
        let text = '';
        request.on('data', (piece) => { text += piece; });
        request.on('end', () => { response.end(); finish(text); });
      } else if (file) {
        response.writeHead(200, {   // AtomVM's threads need the first two
          'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp',
          'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        }).end(readFileSync(file));
      } else response.writeHead(404).end();
    });
    server.listen(0, '127.0.0.1', () => {
      chromium = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(work, 'profile')}`,
        `http://localhost:${server.address().port}/page.html?${query}`], { stdio: 'ignore', detached: true });
    });
  });
}

// {result, us}, or {why} it has none.
async function runOnAtomVM(name) {
  const text = await inChromium(`atomvm=/${name}.avm`);
  const [, result, us] = text?.match(/^\{result,(.*),(\d+)\}$/m) ?? [];
  if (text === null) return { why: `not within ${RUN_TIMEOUT_MS / 1000} s` };
  if (us === undefined || result.startsWith('{EXIT')) return { why: (result ?? text).split('\n')[0].slice(0, 100) };
  return { result, us: Number(us) };
}

async function runOurs(name) {
  const text = await inChromium(`fireflyc=/${name}.wasm#size=${SIZES[name]}`);
  const result = text?.match(new RegExp(`^${name} \\d+: (.*)$`, 'm'))?.[1];
  const us = text?.match(/^time_us (\d+)$/m)?.[1];
  if (us === undefined) throw new Error(`${name}: ${text ?? 'not in time'}`);
  return { result, us: Number(us) };
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

async function measure(name) {
  build(name);
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    const ours = await runOurs(name);
    const theirs = await runOnAtomVM(name);
    if (theirs.why) return { name, why: theirs.why };
    if (theirs.result !== ours.result) return { name, why: `it answers ${theirs.result}, not ${ours.result}` };
    times.ours.push(ours.us);
    times.theirs.push(theirs.us);
  }
  return { name, ours: median(times.ours), theirs: median(times.theirs) };
}

// ---- the table ----

const milliseconds = (us) => (us / 1000).toFixed(us < 10_000 ? 1 : 0);

function table(rows) {
  const ran = rows.filter((row) => !row.why);
  const mean = Math.exp(ran.reduce((sum, row) => sum + Math.log(row.theirs / row.ours), 0) / ran.length);
  return [
    '| program | size | fireflyc ms | AtomVM ms | AtomVM / fireflyc |', '|---|--:|--:|--:|--:|',
    ...ran.map((row) => `| ${row.name} | ${SIZES[row.name]} | ${milliseconds(row.ours)} | ${milliseconds(row.theirs)} | ${(row.theirs / row.ours).toFixed(0)} |`),
    `| **geometric mean** | | | | **${mean.toFixed(0)}** |`,
    '', ...rows.filter((row) => row.why).map((row) => `AtomVM does not run ${row.name}: ${row.why}.`),
  ].join('\n');
}

function weight(file) {
  const bytes = readFileSync(file);
  return `${Math.round(bytes.length / 1000)} KB (${Math.round(brotliCompressSync(bytes).length / 1000)} KB with brotli)`;
}

try {
  const rows = [];
  for (const name of options.only ?? Object.keys(SIZES)) {
    rows.push(await measure(name));
    const { why, ours, theirs } = rows.at(-1);
    console.log(why ? `${name}: AtomVM: ${why}` : `${name}: fireflyc ${milliseconds(ours)} ms, AtomVM ${milliseconds(theirs)} ms`);
  }
  const text = `${table(rows)}\n\nMedians of ${options.rounds} rounds in Chromium, ${PACKAGE}, ${new Date().toISOString().slice(0, 10)}. ` +
    `AtomVM.wasm has ${weight(join(fetchAtomVM(), 'AtomVM.wasm'))}, \`fib\` of fireflyc ${existsSync(join(work, 'fib.wasm')) ? weight(join(work, 'fib.wasm')) : '-'}.`;
  console.log(`\n${text}`);
  if (!options.only) {
    const readme = join(here, '../README.md');
    const [head, rest] = readFileSync(readme, 'utf8').split(BEGIN);
    writeFileSync(readme, `${head}${BEGIN}\n${text}\n${END}${rest.split(END)[1]}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10 });
}
