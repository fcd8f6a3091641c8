/**
 * Opens a file as a virus scanner, an indexer or a backup does, until its standard input ends. Arguments: the
 * file; what others may do with it meanwhile, of `r`, `w` and `d`, or `none`; `hold` to keep it open or
 * `again` to open it over and over. Prints `open` when it is open for the first time, and at the end how
 * often it was opened.
 */
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';

const [path, sharing, how] = process.argv.slice(2);
const GENERIC_READ = 0x8000_0000;
const OPEN_EXISTING = 3;
const INVALID_HANDLE = -1;

// As Node opens files on Windows; other systems have no sharing modes.
const files = sharing === 'rwd' ? { open: () => openSync(path, 'r'), close: closeSync } : ofWindows();
let count = 0;
let descriptor = null;
let isDone = false;

/** https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew */
function ofWindows() {
  const kernel = createRequire(import.meta.url)('koffi').load('kernel32.dll');
  const create = kernel.func(
    'intptr_t __stdcall CreateFileW(str16, uint32, uint32, void *, uint32, uint32, intptr_t)',
  );
  const close = kernel.func('int __stdcall CloseHandle(intptr_t)');
  const share = [...'rwd'].reduce((bits, letter, at) => bits | (sharing.includes(letter) ? 1 << at : 0), 0);
  return {
    open() {
      const mode = sharing === 'none' ? 0 : share;
      const handle = create(path, GENERIC_READ, mode, null, OPEN_EXISTING, 0, 0);
      if (Number(handle) === INVALID_HANDLE) throw new Error(`CreateFileW refused ${path}.`);
      return handle;
    },
    close,
  };
}

function openIt() {
  try {
    descriptor = files.open();
  } catch {
    // It is being replaced.
    return;
  }
  count += 1;
  if (count === 1) process.stdout.write('open\n');
}

function closeIt() {
  if (descriptor !== null) files.close(descriptor);
  descriptor = null;
}

function go() {
  if (descriptor === null) openIt();
  else if (how === 'again') closeIt();
  if (!isDone) setImmediate(go);
}

process.stdin.on('end', () => {
  isDone = true;
  closeIt();
  process.stdout.write(`${count}\n`);
});
process.stdin.resume();
go();
