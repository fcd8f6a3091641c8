/**
 * What Wine 8 lacks of Windows, for the Windows Node that it runs. Loaded before all else; CommonJS, as --require wants it.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { join } = require('node:path');

// Wine makes some of these anew from its own user's profile, so they are set here; children inherit them.
Object.assign(process.env, JSON.parse(process.env.KREYA_WINDOWS_PROFILE ?? '{}'));

// Wine refuses TCP keep-alive before a connection is there, which Node's fetch asks for. No Windows does.
net.Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};

// Of a file that is deleted while it is open, Wine keeps a name that can be opened and renamed as before, and then stays.
// Windows 10 and later takes the name away at once, if asked as libuv asks since 1.49: so does this, by another name.
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
