import { expect, test } from 'vitest';
import { kreyacArguments } from './app-image.ts';

const IMAGE = { APPIMAGE: '/home/ada/Kreya.AppImage' };

test.each([
  [['kreyac', 'telemetry', 'status', '--json'], IMAGE, ['telemetry', 'status', '--json']],
  [['--no-sandbox', 'kreyac', 'version'], IMAGE, ['version']],
  [['kreyac'], IMAGE, []],
  [[], IMAGE, null],
  [['--disable-telemetry', 'kreyac'], IMAGE, null],
  [['kreyac', 'version'], {}, null],
])('%j asks an AppImage for kreyac', (args, environment, expected) => {
  expect(kreyacArguments(args, environment)).toEqual(expected);
});
