// targets/web/fireflyc.mjs -- Loads a wasm32-unknown program and drives its scheduler from the event loop.
//   const vm = await load('program.wasm', { args: ['a', 'b'], stdout: (text) => show(text) });
//   const status = await vm.run();
// For browsers, workers and Node; no threads, no SharedArrayBuffer. README.md describes the options, abi.h the calls.
// SPDX-License-Identifier: Apache-2.0

const HALTED = -1, IDLE = -2;
const READ_LATER = -1;
const SYSTEM_CLOCK = 0;
const SLICE_US = 8000; // half a frame at 60 Hz: what a page may lose without anyone seeing it
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const MOST_ENTROPY = 65536; // crypto.getRandomValues takes no more at a time

/** Compiles and instantiates a program. source: URL, path, Response, bytes or WebAssembly.Module. */
export async function load(source, options = {}) {
  await prepareNode18();
  const vm = new Vm(options);
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(await bytesOf(source));
  vm.attach(await WebAssembly.instantiate(module, { env: vm.imports() }));
  return vm;
}

/** Node 18 has tail calls behind a flag and keeps `crypto` to itself. load() calls this. */
export async function prepareNode18() {
  const node = globalThis.process?.versions?.node;
  if (!node || parseInt(node) >= 20) return;
  (await import('node:v8')).setFlagsFromString('--experimental-wasm-return-call');
  globalThis.crypto ??= (await import('node:crypto')).webcrypto;
}

async function bytesOf(source) {
  source = await source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if (globalThis.process?.versions?.node && !(source instanceof Response) && !/^(https?|data|blob):/.test(source))
    return (await import('node:fs/promises')).readFile(source); // Node's fetch knows no files
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

class Exit {
  constructor(status) { this.status = status; }
}

class Vm {
  #options;
  #strings; // arguments and environment, as the module wants them
  #outputs; // by file descriptor
  #input = []; // chunks of standard input not yet read
  #inputEnded;
  #inputIsNew = false; // some came since the slice began
  #exports;
  #vm; // the module's VM, a pointer; undefined until run()
  #cancelWake = null;
  #settle; // resolve and reject of the promise that run() gave

  constructor(options) {
    this.#options = options;
    this.#strings = [
      zeroEnded([options.name ?? 'program', ...(options.args ?? [])]),
      zeroEnded(Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`)),
    ];
    this.#outputs = [null, outputTo(options, 'stdout'), outputTo(options, 'stderr')];
    this.#inputEnded = options.stdin !== 'open';
    if (options.stdin != null && options.stdin !== 'open') this.#input.push(toBytes(options.stdin));
  }

  /** Runs the program from the event loop; resolves with its exit status, rejects if it traps or can never go on. */
  run() {
    if (this.#settle) throw new Error('a program runs once');
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#wakeIn(0);
    });
  }

  /** Appends to standard input; needs the option stdin: 'open'. A string is sent as UTF-8. */
  push(data) {
    if (this.#inputEnded) throw new Error('standard input has ended');
    this.#input.push(toBytes(data));
    this.#inputArrived();
  }

  /** Ends standard input. */
  end() {
    this.#inputEnded = true;
    this.#inputArrived();
  }

  attach(instance) {
    this.#exports = instance.exports;
  }

  imports() {
    return {
      ff_host_write: (fd, at, n) => this.#outputs[fd](this.#view(at, n)),
      ff_host_read: (at, n) => this.#read(this.#view(at, n)),
      ff_host_clock_ms: (clock) => clock === SYSTEM_CLOCK
        ? (this.#options.now ? this.#options.now() : performance.timeOrigin + performance.now())
        : performance.now(),
      ff_host_entropy: (at, n) => fillRandom(this.#view(at, n)),
      ff_host_strings_size: (which) => this.#strings[which].length,
      ff_host_strings: (which, at) => this.#view(at, this.#strings[which].length).set(this.#strings[which]),
      ff_host_exit: (status) => { throw new Exit(status); },
    };
  }

  #view(at, n) {
    return new Uint8Array(this.#exports.memory.buffer, at >>> 0, n >>> 0);
  }

  #read(out) {
    const chunk = this.#input[0];
    if (!chunk) return this.#inputEnded ? 0 : READ_LATER;
    const n = Math.min(chunk.length, out.length);
    out.set(chunk.subarray(0, n));
    if (n === chunk.length) this.#input.shift();
    else this.#input[0] = chunk.subarray(n);
    return n;
  }

  #inputArrived() {
    this.#inputIsNew = true;
    if (this.#cancelWake) this.#wakeIn(0); // else not started, over, or in the middle of a slice
  }

  #wakeIn(ms) {
    this.#cancelWake?.();
    this.#cancelWake = ms === 0 ? soon(() => this.#slice()) : later(() => this.#slice(), ms);
  }

  #start() {
    this.#exports._initialize?.();
    return this.#exports.ff_start();
  }

  #slice() {
    this.#cancelWake = null;
    this.#inputIsNew = false;
    try {
      this.#vm ??= this.#start();
      this.#proceed(this.#exports.ff_run(this.#vm, SLICE_US));
    } catch (reason) {
      if (reason instanceof Exit) this.#finish(reason.status);
      else this.#settle.reject(reason);
    }
  }

  #proceed(next) {
    if (next === HALTED) this.#finish(this.#exports.ff_status(this.#vm));
    else if (this.#inputIsNew) this.#wakeIn(0);
    else if (next !== IDLE) this.#wakeIn(next / 1000);
    else if (this.#inputEnded) this.#settle.reject(new Error('every process waits, and nothing is left that could wake one'));
    else this.#cancelWake = () => {};
  }

  #finish(status) {
    for (const output of this.#outputs) output?.(null);
    this.#settle.resolve(status);
  }
}

function zeroEnded(strings) {
  return new TextEncoder().encode(strings.map((s) => `${s}\0`).join(''));
}

function toBytes(data) {
  return typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
}

function fillRandom(bytes) {
  for (let at = 0; at < bytes.length; at += MOST_ENTROPY) crypto.getRandomValues(bytes.subarray(at, at + MOST_ENTROPY));
}

// A function of a chunk of output, which is only valid during the call; null ends the stream.
function outputTo(options, stream) {
  const sink = options[stream] ?? defaultSink(stream);
  if (options.binary) return (chunk) => chunk && sink(chunk.slice());
  const decoder = new TextDecoder();
  return (chunk) => {
    const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    if (text) sink(text);
  };
}

// Node has streams; a browser's console takes lines.
function defaultSink(stream) {
  if (globalThis.process?.[stream]?.write) return (data) => process[stream].write(data);
  let line = '';
  return (text) => {
    const lines = (line + text).split('\n');
    line = lines.pop();
    for (const l of lines) console[stream === 'stdout' ? 'log' : 'error'](l);
  };
}

// Both return a function that cancels. A timeout of 0 is 4 ms in a browser, a message is not.
function soon(action) {
  if (globalThis.setImmediate) {
    const id = setImmediate(action);
    return () => clearImmediate(id);
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); action(); };
  port2.postMessage(null);
  return () => port1.close();
}

function later(action, ms) {
  const id = setTimeout(action, Math.min(Math.ceil(ms), LONGEST_TIMEOUT_MS));
  return () => clearTimeout(id);
}
