/** Errors provoked for real, with the runtime's own words in them. */
import { spawn } from 'node:child_process';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  scryptSync,
} from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { inspect, parseArgs, promisify, TextDecoder } from 'node:util';
import vm from 'node:vm';
import zlib from 'node:zlib';

/**
 * The runtime's own first words, and what provokes the error. The words end at the message's first hole, or
 * after three or more of them.
 */
export type Provoked = readonly [says: string, provoke: () => unknown];

/** Runs code that the compiler would reject. */
const js =
  (code: string): (() => unknown) =>
  () =>
    vm.runInThisContext(code);
const call =
  (callee: unknown, ...given: readonly unknown[]): (() => unknown) =>
  () =>
    typeof callee === 'function' ? Reflect.apply(callee, undefined, given) : callee;
const require = createRequire(import.meta.url);
const missing = path.join(tmpdir(), 'Grace Hopper', 'secrets.txt');
/** Rejects with the error that an event emitter emits. */
const errorOf = (emitter: EventEmitter): Promise<never> =>
  new Promise((_, reject) => {
    emitter.once('error', reject);
  });
const listening = (server: net.Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

const LANGUAGE: readonly Provoked[] = [
  ['Cannot read properties of null', js('null.grace')],
  ['Cannot read properties of undefined', js('undefined.length')],
  ['Cannot set properties of undefined', js('undefined.grace = 1')],
  ['is not a function', js('({}).grace()')],
  ['is not a function', js('let hopper = 5; hopper()')],
  ['is not defined', js('graceHopper')],
  ['is not iterable', js('const [x] = 5')],
  ['is not a constructor', js('new (() => 1)()')],
  ['Assignment to constant variable.', js('{ const grace = 1; grace = 2 }')],
  ['before initialization', js('{ grace; let grace = 1 }')],
  ['Cannot destructure property ', js('const { grace } = null')],
  ['cannot be invoked without ', js('(class Grace {})()')],
  ['is not a constructor or null', js('class Grace extends 5 {}')],
  [
    'Must call super constructor in derived class',
    js('new (class extends Object { constructor() { this.x } })()'),
  ],
  ['Cannot mix BigInt and other types', js('1n + 1')],
  ['Cannot convert a BigInt value to a number', js('+1n')],
  ['Do not know how to serialize a BigInt', js('JSON.stringify(1n)')],
  ['Cannot convert ', js('BigInt("grace")')],
  ['cannot be converted to a BigInt because', js('BigInt(1.5)')],
  ['Cannot convert undefined or null to object', js('Object.keys(null)')],
  ['Cannot convert object to primitive value', js('"" + Object.create(null)')],
  ['Cannot convert a Symbol value to a string', js('"" + Symbol("grace")')],
  ['Converting circular structure to JSON', js('const a = {}; a.grace = a; JSON.stringify(a)')],
  ['Invalid array length', js('new Array(-1)')],
  ['Invalid count value: ', js('"x".repeat(-1)')],
  ['Invalid time value', js('new Date("grace").toISOString()')],
  ['toString() radix argument must be between', js('(1).toString(99)')],
  ['toFixed() digits argument must be between', js('(1).toFixed(101)')],
  ['Reduce of empty array with no initial value', js('[].reduce((a) => a)')],
  ['Maximum call stack size exceeded', js('(function f() { f() })()')],
  ['Cannot assign to read only property', js('"use strict"; Object.freeze({ grace: 1 }).grace = 2')],
  ['Cannot add property ', js('"use strict"; Object.freeze({}).grace = 2')],
  ['Cannot delete property ', js('"use strict"; delete Object.freeze({ grace: 1 }).grace')],
  [
    'Cannot redefine property: ',
    js('Object.defineProperty(Object.freeze({ grace: 1 }), "grace", { value: 2 })'),
  ],
  ['Cannot set property ', js('"use strict"; ({ get grace() { return 1 } }).grace = 2')],
  ["Cannot use 'in' operator to search for", js('"grace" in 5')],
  ["Right-hand side of 'instanceof' is not", js('5 instanceof 5')],
  ['Generator is already running', js('const g = (function* () { g.next() })(); g.next()')],
  ['called on incompatible receiver', js('Map.prototype.get.call({}, "grace")')],
  ['Invalid value used as weak map key', js('new WeakMap().set(1, 1)')],
  ['on a proxy that has been revoked', js('const p = Proxy.revocable({}, {}); p.revoke(); p.proxy.grace')],
  ['URI malformed', js('decodeURIComponent("%grace")')],
  ['Invalid regular expression: ', js('new RegExp("(grace")')],
  ['Invalid regular expression: ', js('new RegExp("[grace")')],
  ['Invalid flags supplied to RegExp constructor', js('new RegExp("a", "grace")')],
  ['Promise resolver ', js('new Promise("grace")')],
  ['Promise constructor cannot be invoked without', js('Promise()')],
  ['Chaining cycle detected for promise', js('const q = new Promise((r) => setTimeout(() => r(q))); q')],
  ['All promises were rejected', js('Promise.any([Promise.reject(1)])')],
  ['Incorrect locale information provided', js('new Intl.NumberFormat("grace hopper")')],
  ['Invalid time zone specified: ', js('new Intl.DateTimeFormat("en", { timeZone: "Grace/Hopper" })')],
  ['Offset is outside the bounds of the DataView', js('new DataView(new ArrayBuffer(1)).getInt32(0)')],
  ['Invalid typed array length: ', js('new Uint8Array(-1)')],
  ['offset is out of bounds', js('new Uint8Array(1).set([1, 2], 5)')],
  ['Unexpected identifier', js('grace hopper')],
  ['Unexpected end of input', js('{')],
  ['Invalid or unexpected token', js('"grace')],
  ['missing ) after argument list', js('f(grace hopper')],
  ['has already been declared', js('let mark; let mark')],
  ['Illegal return statement', js('return 1')],
  ['Invalid left-hand side in assignment', js('5 = 6')],
];

const JSON_TEXTS: readonly Provoked[] = [
  ['Unexpected token ', call(JSON.parse, 'grace hopper')],
  ['is not valid JSON', call(JSON.parse, '{"user": grace@example.org}')],
  ['Unexpected end of JSON input', call(JSON.parse, '')],
  ['Unterminated string in JSON at position', call(JSON.parse, '"grace')],
  ['Expected property name or ', call(JSON.parse, '{grace')],
  ["Expected ',' or '}' after property value", call(JSON.parse, '{"grace": 1 "hopper"}')],
  ['Unexpected non-whitespace character after JSON', call(JSON.parse, '1 grace')],
  ['Bad control character in string literal', call(JSON.parse, '"grace\n"')],
];

const FILES: readonly Provoked[] = [
  ['ENOENT: no such file or directory, open', () => fs.readFileSync(missing)],
  ['ENOENT: no such file or directory, open', () => readFile(missing)],
  ['ENOENT: no such file or directory, scandir', () => fs.readdirSync(missing)],
  ['ENOENT: no such file or directory, rename', () => fs.renameSync(missing, `${missing}.old`)],
  ['ENOENT: no such file or directory, mkdir', () => fs.mkdirSync(path.join(missing, 'x'))],
  ['EISDIR: illegal operation on a directory, read', () => fs.readFileSync(tmpdir())],
  ['ENOTDIR: not a directory, scandir', () => fs.readdirSync(fileURLToPath(import.meta.url))],
  ['EEXIST: file already exists, mkdir', () => fs.mkdirSync(tmpdir())],
  ['EBADF: bad file descriptor, close', () => fs.closeSync(99_999)],
  [
    'ELOOP: too many symbolic links encountered',
    () => throwSystem('ELOOP', 'too many symbolic links encountered'),
  ],
  ['EACCES: permission denied, open', () => throwSystem('EACCES', 'permission denied')],
  ['ENOSPC: no space left on device, write', () => throwSystem('ENOSPC', 'no space left on device', 'write')],
  ['The "path" argument must be of type string', call(fs.readFileSync, {})],
  ['The "path" argument must be of type string', call(path.join, 5)],
  ['The "data" argument must be of type string', call(fs.writeFileSync, missing, 5)],
  ['The value of "fd" is out of range.', call(fs.closeSync, -1)],
  ['must be a string, Uint8Array, or URL without', call(fs.readFileSync, 'gra\0ce')],
  ['The URL must be of scheme file', call(fileURLToPath, 'https://grace.example.org')],
  [
    'ENOENT: no such file or directory, uv_cwd',
    () => throwSystem('ENOENT', 'no such file or directory', 'uv_cwd'),
  ],
  ['Cannot find module ', call(require, 'grace-hopper')],
  ['Cannot find module ', call(require, '/home/grace/main.js')],
];

/** An error that this test can't provoke on every machine, built as libuv builds it. */
function throwSystem(code: string, text: string, syscall = 'open'): never {
  const error = new Error(`${code}: ${text}, ${syscall} '/Users/Grace Hopper/notes.txt'`);
  throw Object.assign(error, { code, syscall, errno: -1, path: '/Users/Grace Hopper/notes.txt' });
}

const NETWORK: readonly Provoked[] = [
  ['connect ECONNREFUSED', () => errorOf(net.connect(1, '127.0.0.1'))],
  ['listen EADDRINUSE: address already in use', usedPort],
  ['getaddrinfo ', () => lookup('grace.invalid')],
  ['Port should be ', () => net.connect(99_999)],
  ['Invalid URL', () => new URL('grace')],
  ['Failed to parse URL from', () => fetch('grace')],
  ['fetch failed', () => fetch('http://127.0.0.1:1/grace')],
  ['Request with GET/HEAD method cannot have body.', () => new Request('http://x', { body: 'grace' })],
  ['Protocol ', () => http.get('grace://hopper')],
  [
    'Invalid character in header content',
    () => http.get('http://127.0.0.1:1', { headers: { grace: 'ä\n' } }),
  ],
  [
    'Header name must be a valid HTTP token',
    () => http.get('http://127.0.0.1:1', { headers: { 'grace hopper': '1' } }),
  ],
  ['Request path contains unescaped characters', () => http.get({ path: '/grace hopper' })],
  ['Method must be a valid HTTP token', () => http.request({ method: 'GRACE HOPPER' })],
  ['socket hang up', hangUp],
  ['Parse Error: ', badAnswer],
  ['must be in the range of', () => new Response('', { status: 5 })],
  ['spawn', () => errorOf(spawn('/home/grace/bin/hopper'))],
  ['Client network socket disconnected before secure', tlsToNothing],
  ['The operation was aborted due to timeout', () => fetch('http://127.0.0.1:1', { signal: timedOut() })],
  ['The operation was aborted', () => sleep(1000, null, { signal: AbortSignal.abort() })],
];

function timedOut(): AbortSignal {
  return AbortSignal.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
}

async function usedPort(): Promise<never> {
  const server = net.createServer();
  const port = await listening(server);
  return errorOf(net.createServer().listen(port, '127.0.0.1')).finally(() => server.close());
}

async function answering(
  respond: (socket: net.Socket) => void,
): Promise<{ port: number; server: net.Server }> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    respond(socket);
  });
  return { port: await listening(server), server };
}

async function hangUp(): Promise<never> {
  const { port, server } = await answering((socket) => socket.once('data', () => socket.end()));
  return errorOf(http.get({ port, host: '127.0.0.1' })).finally(() => server.close());
}

async function badAnswer(): Promise<never> {
  const { port, server } = await answering((socket) => socket.end('Grace Hopper\r\n\r\n'));
  return errorOf(http.get({ port, host: '127.0.0.1' })).finally(() => server.close());
}

async function tlsToNothing(): Promise<never> {
  const { port, server } = await answering((socket) => socket.once('data', () => socket.end()));
  return errorOf(tls.connect({ port, host: '127.0.0.1' })).finally(() => server.close());
}

const LIBRARIES: readonly Provoked[] = [
  ['Digest method not supported', () => createHash('grace')],
  ['Invalid digest: ', () => createHmac('grace', 'x')],
  ['Digest already called', () => createHash('md5').copy() && createHash('md5').digest() && usedHash()],
  ['Unknown cipher', () => createCipheriv('grace', '', '')],
  ['Invalid initialization vector', () => createCipheriv('aes-256-cbc', 'grace', 'hopper')],
  ['wrong final block length', badDecrypt],
  ['Invalid scrypt param', () => scryptSync('grace', 'x', 1, { N: 3 })],
  ['DECODER routines::unsupported', () => createPrivateKey('grace')],
  ['incorrect header check', () => zlib.inflateSync('grace hopper')],
  ['unexpected end of file', () => zlib.gunzipSync(zlib.gzipSync('grace').subarray(0, 12))],
  ['could not be cloned', () => structuredClone(() => 1)],
  ['could not be cloned', () => structuredClone(Symbol('grace'))],
  [
    'The encoded data was not valid for encoding',
    () => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.of(255)),
  ],
  ['encoding is not supported', () => new TextDecoder('grace')],
  ['Unknown encoding: ', () => Buffer.from('x').toString(...unchecked<'utf8'>('grace'))],
  ['The first argument must be of type string', call(Buffer.from, 5)],
  ['The value of "size" is out of range.', () => Buffer.alloc(-1)],
  ['Attempt to access memory outside buffer bounds', () => Buffer.alloc(1).readInt32LE()],
  ['Unhandled error. ', () => new EventEmitter().emit('error', 'grace')],
  [
    'The "listener" argument must be of type function',
    () => new EventEmitter().on('x', ...unchecked<() => void>('grace')),
  ],
  ['write after end', () => ended()],
  ['Cannot call write after a stream was destroyed', destroyed],
  ['argument must be of type function.', call(promisify, 'grace')],
  ['Unknown option ', () => parseArgs({ args: ['--grace'] })],
  ['Unexpected argument ', () => parseArgs({ args: ['grace'] })],
  ['argument must be an instance of', () => new Readable(...unchecked<object>({ signal: 'grace' }))],
  ['The "chunk" argument must be of type string', () => new PassThrough().write(...unchecked<string>(5))],
  ['Script execution timed out after', () => vm.runInNewContext('for (;;);', {}, { timeout: 5 })],
  ['The "callback" argument must be of type function', call(setTimeout, 'grace')],
  ['The "type" argument must be of type string', call(process.emitWarning, 'x', 5)],
];

function usedHash(): Buffer {
  const hash = createHash('md5');
  hash.digest();
  return hash.digest();
}
function badDecrypt(): void {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
  decipher.update(Buffer.from('grace'));
  decipher.final();
}
function ended(): Promise<never> {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.end();
  stream.write('grace');
  return errorOf(stream);
}
function destroyed(): Promise<unknown> {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.destroy();
  return new Promise((_, reject) => {
    stream.write('grace', reject);
  });
}
/** Hides the types that a call would reject. */
function unchecked<T>(value: unknown): readonly [T] {
  const given: unknown = [value];
  const holds = (candidate: unknown): candidate is readonly [T] => Array.isArray(candidate);
  if (!holds(given)) throw new Error(inspect(value));
  return given;
}

export const PROVOKED: readonly Provoked[] = [...LANGUAGE, ...JSON_TEXTS, ...FILES, ...NETWORK, ...LIBRARIES];
