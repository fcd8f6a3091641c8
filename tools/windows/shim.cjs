/**
 * Provides what Wine 8 lacks for the Windows Node that it runs. Loaded before everything else; CommonJS, as
 * --require needs.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { join } = require('node:path');

// Wine resets some of these from its own user's profile, so they are set here; children inherit them.
Object.assign(process.env, JSON.parse(process.env.KREYA_WINDOWS_PROFILE ?? '{}'));

// Wine refuses TCP keep-alive before there is a connection, which Node's fetch requests. Windows does not.
net.Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};

// At the end of a pipe, libuv flushes it in a thread while this one closes it, and then Wine's server crashes, with
// every program that it serves. Windows knows that nothing is left to flush, so libuv does not do it there.
const { Pipe } = process.binding('pipe_wrap');
const ENDED = 1;
Pipe.prototype.shutdown = () => ENDED;

// When an open file is deleted, Wine keeps its name, which can still be opened and renamed, and then stays.
// Windows 10 and later removes the name at once, if asked as libuv does since 1.49: this does the same with
// another name.
const { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync } = fs;
const GRAVES = 'C:\\graves';
let graves = 0;

function deleteFile(path) {
  mkdirSync(GRAVES, { recursive: true });
  graves += 1;
  const grave = join(GRAVES, `${process.pid}-${process.hrtime.bigint()}-${graves}`);
  try {
    renameSync(path, grave);
  } catch (error) {
    if (error instanceof Error) {
      error.message = error.message.replace(/, rename .*/, `, unlink '${path}'`);
      Object.assign(error, { syscall: 'unlink', path });
      delete error.dest;
    }
    throw error;
  }
  try {
    unlinkSync(grave);
  } catch {
    // Nobody looks there.
  }
}

function remove(path, options) {
  const stats = lstatSync(path, { throwIfNoEntry: options?.force !== true });
  if (stats === undefined) return;
  if (!stats.isDirectory()) deleteFile(path);
  else if (options?.recursive === true) {
    for (const name of readdirSync(path)) remove(join(path, name), { recursive: true, force: true });
    rmdirSync(path);
  } else {
    throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${path}`), {
      code: 'ERR_FS_EISDIR',
    });
  }
}

fs.unlinkSync = (path) => (lstatSync(path).isDirectory() ? unlinkSync(path) : deleteFile(String(path)));
fs.rmSync = (path, options) => remove(String(path), options);
syncBuiltinESMExports();
