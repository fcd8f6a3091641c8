/** Icon files for Windows and macOS, which hold several sizes, each a PNG, behind a table. */

export interface SizedPng {
  /** Width and height in pixels. */
  readonly size: number;
  readonly png: Buffer;
}

export const ICO_SIZES: readonly number[] = [16, 24, 32, 48, 64, 128, 256];

/** The type of an icon by its pixels: that at scale 1, except for 64, which only exists at scale 2. */
const ICNS_TYPES: ReadonlyMap<number, string> = new Map([
  [16, 'icp4'],
  [32, 'icp5'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

export const ICNS_SIZES: readonly number[] = [...ICNS_TYPES.keys()];

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

/**
 * An .ico of PNGs, which Windows supports since Vista. None may be larger than 256 pixels.
 * @see https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function encodeIco(images: readonly SizedPng[]): Buffer {
  const table = Buffer.alloc(ICO_HEADER + ICO_ENTRY * images.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(images.length, 4);
  let offset = table.length;
  images.forEach(({ size, png }, index) => {
    const at = ICO_HEADER + ICO_ENTRY * index;
    // 256 does not fit into a byte and is written as 0.
    table.writeUInt8(size % 256, at);
    table.writeUInt8(size % 256, at + 1);
    table.writeUInt16LE(1, at + 4);
    table.writeUInt16LE(32, at + 6);
    table.writeUInt32LE(png.length, at + 8);
    table.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([table, ...images.map(({ png }) => png)]);
}

/**
 * An .icns of PNGs. Throws for a size that has no type.
 * @see https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
export function encodeIcns(images: readonly SizedPng[]): Buffer {
  const parts = images.map(({ size, png }) => {
    const type = ICNS_TYPES.get(size);
    if (type === undefined) throw new Error(`An .icns has no icon of ${size} pixels.`);
    return chunk(type, png);
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
