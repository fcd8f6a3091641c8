import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../paths.ts';
import { encodeIcns } from './containers.ts';

const read = (name: string) => readFileSync(join(ROOT, 'build', name));

/** Width and height from the file's own header; throws if it is not a PNG. */
function sizeOfPng(png: Buffer): number {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

test('the Windows icon holds complete images of the sizes it lists', () => {
  const ico = read('icon.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    const size = sizeOfPng(ico.subarray(offset, offset + length));
    expect(ico.readUInt8(at) || 256).toBe(size);
    return size;
  });
  // electron-builder refuses an icon without 256.
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the macOS icon holds complete images up to 1024 pixels', () => {
  const icns = read('icon.icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes = new Map<string, number>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const type = icns.toString('latin1', at, at + 4);
    sizes.set(type, sizeOfPng(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))));
  }
  expect(Object.fromEntries(sizes)).toEqual({
    icp4: 16,
    icp5: 32,
    ic12: 64,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
  });
});

test('refuses a size for which macOS has no type', () => {
  expect(() => encodeIcns([{ size: 48, png: Buffer.alloc(1) }])).toThrow('no icon of 48 pixels');
});

test('the Linux icons have the sizes in their names', () => {
  for (const name of readdirSync(join(ROOT, 'build', 'icons'))) {
    const size = sizeOfPng(read(`icons/${name}`));
    expect(name).toBe(`${size}x${size}.png`);
  }
});
