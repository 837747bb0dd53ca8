#!/usr/bin/env node
// tests/run_host.mjs -- targets/web/fireflyc.mjs against tests/host/stand_in.c, a scheduler that does as it is told.
//   tests/run_host.mjs --fireflyc PATH
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from '../targets/web/fireflyc.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { fireflyc: { type: 'string' } }, strict: false });
const flavour = join(dirname(values.fireflyc), '../lib/fireflyc/web');
const work = mkdtempSync(join(tmpdir(), 'run_host.'));
const path = join(work, 'stand_in.wasm');

// The stand-in takes the place of the whole runtime, so libff_rt.a stays out: only what abi.h needs is linked to it.
const web = join(here, '../targets/web');
const sources = ['main', 'host_strings', 'target', 'wasi_sys'].map((name) => join(web, `${name}.c`));
execFileSync('clang-19', [`--config=${join(flavour, 'cc.cfg')}`, '-mexec-model=reactor', '-Wl,--export=ff_start',
  '-Wl,--fatal-warnings', '-Wl,-z,stack-size=1048576', '-Wl,--stack-first', join(here, 'host/stand_in.c'), ...sources, '-o', path], { stdio: 'inherit' });
const module = await WebAssembly.compile(readFileSync(path));

// What a program that is asked for `wish` gives: its status, stdout and stderr.
async function outcome(wish, options = {}, whileRunning = () => {}) {
  const out = { stdout: '', stderr: '' };
  const vm = await load(module, {
    args: [wish, ...(options.args ?? [])],
    stdout: (text) => { out.stdout += text; },
    stderr: (text) => { out.stderr += text; },
    ...options.load,
  });
  const ended = vm.run();
  await whileRunning(vm);
  return { status: await ended, ...out };
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const tests = {
  async 'imports only what abi.h names'() {
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      assert.equal(from, 'env');
      assert.match(name, /^ff_host_/);
    }
  },
  async 'arguments and environment arrive as UTF-8'() {
    const { stdout } = await outcome('strings', { args: ['', 'zwölf'], load: { name: 'me', env: { GREETING: 'grüß dich' } } });
    assert.equal(stdout, 'me;strings;;zwölf;grüß dich');
  },
  async 'an empty environment'() {
    assert.equal((await outcome('strings')).stdout, 'program;strings;unset');
  },
  async 'text that is cut inside a character comes out whole'() {
    assert.deepEqual(await outcome('pieces'), { status: 0, stdout: '€ 1.500', stderr: 'oops' });
  },
  async 'binary output keeps its bytes'() {
    const chunks = [];
    await outcome('pieces', { load: { binary: true, stdout: (bytes) => chunks.push(...bytes), stderr: () => {} } });
    assert.deepEqual(chunks.slice(0, 3), [0xe2, 0x82, 0xac]);
  },
  async 'the event loop turns between slices'() {
    let turns = 0;
    const id = setInterval(() => { turns++; }, 0);
    const { status } = await outcome('slices');
    clearInterval(id);
    assert.equal(status, 7);
    assert.ok(turns > 0);
  },
  async 'a timer of the program wakes it, not too early'() {
    assert.equal((await outcome('timer')).status, 0);
  },
  async 'all of standard input at once'() {
    assert.equal((await outcome('echo', { load: { stdin: 'one two' } })).stdout, 'one two');
  },
  async 'standard input that comes while the program waits'() {
    const { stdout } = await outcome('echo', { load: { stdin: 'open' } }, async (vm) => {
      vm.push('early ');
      await pause(5);
      vm.push('late');
      vm.push(new Uint8Array([33]));
      await pause(5);
      vm.end();
    });
    assert.equal(stdout, 'early late!');
  },
  async 'input pushed from within the program\'s own output'() {
    let vm, sent = 0, stdout = '';
    vm = await load(module, {
      args: ['echo'], stdin: 'open',
      stdout: (text) => { stdout += text; if (sent++ < 3) vm.push('x'); else if (sent === 4) vm.end(); },
    });
    const ended = vm.run();
    vm.push('a');
    assert.equal(await ended, 0);
    assert.equal(stdout, 'axxx');
  },
  async 'clocks and entropy'() {
    assert.equal((await outcome('clocks', { load: { now: () => 1234.5 } })).status, 0);
  },
  async 'an exit in the middle of a slice'() {
    assert.equal((await outcome('exit')).status, 42);
  },
  async 'an abort says why'() {
    assert.deepEqual(await outcome('abort'), { status: 70, stdout: '', stderr: 'gone\n' });
  },
  async 'a trap rejects'() {
    await assert.rejects(outcome('trap'), WebAssembly.RuntimeError);
  },
  async 'waiting for ever rejects'() {
    await assert.rejects(outcome('idle'), /every process waits/);
  },
  async 'a program runs once, and its input ends once'() {
    const vm = await load(path, { args: ['exit'] });
    await vm.run();
    assert.throws(() => vm.run(), /once/);
    assert.throws(() => vm.push('x'), /ended/);
  },
};

let passed = 0, failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.message}`);
  }
}
rmSync(work, { recursive: true });
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed ? 1 : 0;
