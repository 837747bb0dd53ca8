// targets/wasi/run.mjs -- Runs a wasm32-wasi program under Node: node run.mjs MODULE.wasm [ARGUMENT...]
// It sees the arguments, the environment and the whole file system. WASI knows no current directory: the program takes
// it from PWD (chdir when it starts), and so relative and absolute paths mean what they mean outside.
// Exits with the program's status, or with 70 after a trap. Works from Node 18 on.
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// That node:wasi is experimental is no news to whoever runs this.
process.removeAllListeners('warning');
process.on('warning', (w) => { if (w.name !== 'ExperimentalWarning') console.error(`${w.name}: ${w.message}`); });
const { WASI } = await import('node:wasi');

// A fast call into node:wasi can start a collection that does not see the caller's frames and frees what it still uses:
// nodejs/node issue 46777. It then aborts; a program with a large heap met it reliably.
setFlagsFromString('--no-turbo-fast-api-calls');

// Node 18, Debian 12's, has tail calls behind a flag; later ones have them and not the flag.
if (parseInt(process.versions.node) < 20) setFlagsFromString('--experimental-wasm-return-call');

// How much of a function runs before it is compiled anew: what V8 has by itself from Node 22 on. With a seventh of it, most of what the
// optimising compiler did for a program of a tenth of a second came too late, and took processor time from it.
if (parseInt(process.versions.node) < 22) setFlagsFromString('--wasm-tiering-budget=13000000');

function start(path, args) {
  const wasi = new WASI({
    version: 'preview1',
    args: [path, ...args],
    env: { ...process.env, PWD: process.cwd() },
    preopens: { '/': '/' },
    returnOnExit: true,
  });
  const module = new WebAssembly.Module(readFileSync(path));
  return wasi.start(new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport }));
}

const [path, ...args] = process.argv.slice(2);
if (!path) {
  console.error('usage: run.mjs MODULE.wasm [ARGUMENT...]');
  process.exit(2);
}
try {
  process.exitCode = start(path, args);
} catch (error) {
  console.error(`${path}: ${error.stack ?? error}`);
  process.exitCode = 70;
}
