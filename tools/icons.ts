import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { encodeIcns, encodeIco, ICNS_SIZES, ICO_SIZES } from './icons/containers.ts';
import { ROOT } from './paths.ts';
import { runTool } from './process/run-tool.ts';

const HELP = `npm run icons

Generates the icons for all systems from build/icon.svg: build/icon.ico, build/icon.icns, and build/icons/ for Linux.`;

/** The sizes that Linux desktops look for; each is a folder of the icon theme. */
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];

await runTool(async () => {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  const build = join(ROOT, 'build');
  const svg = await readFile(join(build, 'icon.svg'));
  const draw = (size: number) =>
    new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } })
      .render()
      .asPng();
  await writeFile(join(build, 'icon.ico'), encodeIco(ICO_SIZES.map((size) => ({ size, png: draw(size) }))));
  await writeFile(
    join(build, 'icon.icns'),
    encodeIcns(ICNS_SIZES.map((size) => ({ size, png: draw(size) }))),
  );
  await mkdir(join(build, 'icons'), { recursive: true });
  for (const size of LINUX_SIZES) await writeFile(join(build, 'icons', `${size}x${size}.png`), draw(size));
  return 0;
});
