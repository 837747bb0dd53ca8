// tests/host/talk.mjs -- Talks to talk.erl, from Node or from a page, with the load() of targets/web/fireflyc.mjs.
// SPDX-License-Identifier: Apache-2.0
const typed = ['one\ntw', 'o\n', 'no newline'];

export const transcript = [
  'arguments ["a","b c"]', 'woken after 10 ms', 'woken after 60 ms', 'woken after 120 ms', 'ready',
  '> line 1: one', '> line 2: two', '> line 3: no newline> status 4',
].join('\n');

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Everything the program prints while it is typed to, and its status. */
export async function talk(load, source) {
  let said = '', over = false;
  const vm = await load(source, { args: ['a', 'b c'], stdin: 'open', stdout: (text) => { said += text; } });
  const ended = vm.run().finally(() => { over = true; });
  while (!over && !said.includes('> ')) await pause(5);
  for (const piece of over ? [] : typed) {
    vm.push(piece);
    await pause(20);
  }
  vm.end();
  const status = await ended;
  return `${said}status ${status}`;
}
