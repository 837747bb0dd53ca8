#!/usr/bin/env node
// tests/run_web.mjs -- wasm32-unknown modules in Node and in Chromium: a few programs of tests/lang, output compared with erl's.
//   tests/run_web.mjs --fireflyc PATH [--jobs N] [--build-option OPT]... [--all]
// Each is also checked to import nothing but the functions of targets/web/abi.h. One more, tests/host/talk.erl, is talked
// to. The page that Chromium opens runs every program and posts the outputs back to the server in here.
// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load, prepareNode18 } from '../targets/web/fireflyc.mjs';
import { talk, transcript } from './host/talk.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '../targets/web');
const { values: options } = parseArgs({
  options: {
    fireflyc: { type: 'string' }, jobs: { type: 'string', default: '1' }, all: { type: 'boolean', default: false },
    'build-option': { type: 'string', multiple: true, default: [] },
  },
});
const HOW_MANY = options.all ? 20 : 5;
const PAGE_TIMEOUT_MS = 120_000;

const work = mkdtempSync(join(tmpdir(), 'run_web.'));
const count = { passed: 0, failed: 0, skipped: 0 };

function report(name, problem) {
  count[problem ? 'failed' : 'passed']++;
  if (problem) console.log(`FAIL ${name}: ${problem}`);
}

// Programs that need no input, arguments or expectation of their own, evenly spread over the alphabet.
function pickPrograms() {
  const files = new Set(readdirSync(join(here, 'lang')));
  const plain = [...files].filter((f) => f.endsWith('.erl') && !['.in', '.args', '.exp', '.skip-web', '.skip-wasi']
    .some((suffix) => files.has(f.replace('.erl', suffix)))).sort();
  const step = Math.max(1, Math.floor(plain.length / HOW_MANY));
  return plain.filter((_, k) => k % step === 0).slice(0, HOW_MANY).map((f) => f.replace('.erl', ''));
}

function oracle(name) {
  execFileSync('erlc', ['-o', work, join(here, 'lang', `${name}.erl`), join(here, 'lang_oracle.erl')], { stdio: 'pipe' });
  return spawnSync('erl', ['-noshell', '-pa', work, '-s', 'lang_oracle', 'start', '-extra', name], { input: '' }).stdout.toString();
}

function build(name, folder = 'lang') {
  const path = join(work, `${name}.wasm`);
  const args = ['build', '--target', 'wasm32-unknown', '--jobs', options.jobs, ...options['build-option'],
    '-o', path, join(here, folder, `${name}.erl`)];
  const done = spawnSync(options.fireflyc, args, { encoding: 'utf8' });
  return done.status === 0 ? null : `does not build: ${done.stderr.trim().split('\n')[0]}`;
}

function foreignImports(name) {
  const module = new WebAssembly.Module(readFileSync(join(work, `${name}.wasm`)));
  return WebAssembly.Module.imports(module).filter((i) => i.module !== 'env' || !i.name.startsWith('ff_host_'));
}

function runInNode(name) {
  return spawnSync('node', [join(web, 'run.mjs'), join(work, `${name}.wasm`)], { input: '', encoding: 'utf8' }).stdout;
}

function firstDifference(actual, expected) {
  if (actual === expected) return null;
  const [a, e] = [actual.split('\n'), expected.split('\n')];
  const k = e.findIndex((line, at) => line !== a[at]);
  return `line ${k + 1} is ${JSON.stringify(a[k])}, erl prints ${JSON.stringify(e[k])}`;
}

function page(names) {
  return `<!doctype html><script type="module">
    import { load } from '/fireflyc.mjs';
    import { talk } from '/talk.mjs';
    const outputs = {};
    async function run(url) {
      let out = '';
      try {
        const vm = await load(url, { stdout: (text) => { out += text; }, stderr: () => {} });
        await vm.run();
      } catch (error) {
        out += error;
      }
      return out;
    }
    for (const name of ${JSON.stringify(names)}) {
      const url = '/' + name + '.wasm';
      outputs[name] = await (name === 'talk' ? talk(load, url).catch(String) : run(url));
    }
    await fetch('/outputs', { method: 'POST', body: JSON.stringify(outputs) });
  </script>`;
}

// Serves the page and resolves with what it posts.
function serve(names, onListening) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the page did not answer in time')), PAGE_TIMEOUT_MS);
    const send = (response, type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    const server = createServer((request, response) => {
      const module = names.find((name) => request.url === `/${name}.wasm`);
      if (request.url === '/') send(response, 'text/html', page(names));
      else if (request.url === '/fireflyc.mjs') send(response, 'text/javascript', readFileSync(join(web, 'fireflyc.mjs')));
      else if (request.url === '/talk.mjs') send(response, 'text/javascript', readFileSync(join(here, 'host/talk.mjs')));
      else if (module) send(response, 'application/wasm', readFileSync(join(work, `${module}.wasm`)));
      else if (request.url === '/outputs') {
        let body = '';
        request.on('data', (chunk) => { body += chunk; });
        request.on('end', () => { send(response, 'text/plain', ''); clearTimeout(timer); server.close(); resolve(JSON.parse(body)); });
      } else response.writeHead(404).end();
    });
    server.listen(0, '127.0.0.1', () => onListening(`http://127.0.0.1:${server.address().port}/`));
  });
}

async function inChromium(names) {
  let chromium; // it and its children go on writing to its profile until they have gone
  try {
    return await serve(names, (url) => {
      chromium = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${work}/profile`, url],
        { stdio: 'ignore', detached: true });
    });
  } finally {
    if (chromium) await new Promise((done) => { chromium.on('exit', done); process.kill(-chromium.pid, 'SIGKILL'); });
  }
}

await prepareNode18();
const expected = {};
for (const name of ['talk', ...pickPrograms()]) {
  const talks = name === 'talk';
  const problem = build(name, talks ? 'host' : 'lang');
  if (problem) { report(name, problem); continue; }
  expected[name] = talks ? transcript : oracle(name);
  const foreign = foreignImports(name);
  report(`${name}, imports`, foreign.length ? JSON.stringify(foreign) : null);
  const output = talks ? await talk(load, join(work, 'talk.wasm')).catch(String) : runInNode(name);
  report(`${name}, Node`, firstDifference(output, expected[name]));
}

const built = Object.keys(expected);
if (!process.env.PATH.split(':').some((dir) => existsSync(join(dir, 'chromium')))) {
  console.log('skipped in Chromium: there is none');
  count.skipped += built.length;
} else if (built.length) {
  try {
    const outputs = await inChromium(built);
    for (const name of built) report(`${name}, Chromium`, firstDifference(outputs[name], expected[name]));
  } catch (error) {
    report('Chromium', error.message);
  }
}
rmSync(work, { recursive: true, force: true, maxRetries: 10 });
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed ? 1 : 0;
