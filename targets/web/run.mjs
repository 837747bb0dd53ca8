// targets/web/run.mjs -- Runs a wasm32-unknown program under Node: node run.mjs MODULE.wasm [ARGUMENT...]
// SPDX-License-Identifier: Apache-2.0
import { writeSync } from 'node:fs';
import { load } from './fireflyc.mjs';

const [path, ...args] = process.argv.slice(2);
if (!path) {
  console.error('usage: run.mjs MODULE.wasm [ARGUMENT...]');
  process.exit(2);
}

// Whole chunks, in order, even when standard output is a full pipe.
function writeAll(fd, bytes) {
  while (bytes.length) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

try {
  const vm = await load(path, {
    name: path, args, env: process.env, stdin: 'open', binary: true,
    stdout: (bytes) => writeAll(1, bytes),
    stderr: (bytes) => writeAll(2, bytes),
  });
  process.stdin.on('data', (chunk) => vm.push(chunk));
  process.stdin.on('end', () => vm.end());
  process.exit(await vm.run());
} catch (error) {
  console.error(`${path}: ${error.stack ?? error}`);
  process.exit(70);
}
