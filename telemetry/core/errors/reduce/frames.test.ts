import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KnownFrames, reduceFrames } from './frames.ts';

const known: KnownFrames = {
  roots: [
    { prefix: '/opt/Kreya App/app.asar', replacement: '' },
    { prefix: 'C:\\Program Files\\Kreya\\app.asar', replacement: '' },
    { prefix: '\\\\SERVER\\Apps\\Kreya\\app.asar', replacement: '' },
    { prefix: 'app://kreya', replacement: 'out/renderer' },
  ],
  files: new Set(['out/main/main.js', 'out/renderer/assets/main.js']),
  debugIdOf: (file) => (file === 'out/renderer/assets/main.js' ? null : `of ${file}`),
  runtimeModules: new Set(['fs', 'internal/errors', 'electron/js2c/browser_init']),
  functionName: (name) => (name.includes('Grace') || name === '' ? null : name),
  isBuiltIn: (name) => name.startsWith('JSON.'),
};

/** One line per frame, easy to read. */
const reduce = (lines: string, areCertain = true): readonly string[] =>
  reduceFrames(lines, areCertain, known).map(
    ({ file, function: name, line, column, inApp }) => `${inApp ? '*' : ''}${name} ${file} ${line} ${column}`,
  );

it.each([
  ['    at open (/opt/Kreya App/app.asar/out/main/main.js:1:20)', '*open out/main/main.js 1 20'],
  ['    at file:///opt/Kreya%20App/app.asar/out/main/main.js:1:20', '*null out/main/main.js 1 20'],
  [
    '    at async open (file:///opt/Kreya%20App/app.asar/out/main/main.js:1:20)',
    '*open out/main/main.js 1 20',
  ],
  [
    '    at new View (C:\\Program Files\\Kreya\\app.asar\\out\\main\\main.js:1:20)',
    '*new View out/main/main.js 1 20',
  ],
  ['    at x (file:///C:/Program%20Files/Kreya/app.asar/out/main/main.js:1:20)', '*x out/main/main.js 1 20'],
  ['    at x (c:\\Program Files\\Kreya\\app.asar\\out\\main\\main.js:1:20)', '*x out/main/main.js 1 20'],
  [
    '    at x (\\\\?\\C:\\Program Files\\Kreya\\app.asar\\out\\main\\main.js:1:20)',
    '*x out/main/main.js 1 20',
  ],
  ['    at x (\\\\SERVER\\Apps\\Kreya\\app.asar\\out\\main\\main.js:1:20)', '*x out/main/main.js 1 20'],
  [
    '    at x (\\\\?\\UNC\\SERVER\\Apps\\Kreya\\app.asar\\out\\main\\main.js:1:20)',
    '*x out/main/main.js 1 20',
  ],
  ['    at x (file://server/Apps/Kreya/app.asar/out/main/main.js:1:20)', '*x out/main/main.js 1 20'],
  ['    at app://kreya/assets/main.js:3:4', '*null out/renderer/assets/main.js 3 4'],
  ['    at Object.openSync [as open] (node:fs:573:18)', 'Object.openSync [as open] node:fs 573 18'],
  ['    at node:internal/errors:1:2', 'null node:internal/errors 1 2'],
  ['    at x (node:electron/js2c/browser_init:2:117)', 'x node:electron/js2c/browser_init 2 117'],
  ['    at JSON.parse (<anonymous>)', 'JSON.parse <anonymous> null null'],
  ['    at Grace (app://kreya/assets/main.js:3:4)', '*<other> out/renderer/assets/main.js 3 4'],
])('keeps %s', (line, told) => {
  expect(reduce(line)).toEqual([told]);
});

it.each([
  '    at open (/home/grace/app.js:1:2)',
  '    at /opt/Kreya App/app.asar/out/main/other.js:1:2',
  '    at /opt/Kreya App/app.asar/../grace/out/main/main.js:1:2',
  '    at x (/opt/Kreya App/app.asarX/out/main/main.js:1:2)',
  '    at x (https://grace.example.org/assets/main.js:1:2)',
  '    at x (app://kreya/assets/grace.js:1:2)',
  '    at x (app://kreya/assets/main.js?grace:1:2)',
  '    at x (app://KREYA/assets/main.js:1:2)',
  '    at x (file://grace/Apps/Kreya/app.asar/out/main/main.js:1:2)',
  '    at x (file://server/Grace/Kreya/app.asar/out/main/main.js:1:2)',
  '    at x (C:\\Users\\grace\\addon.node:1:2)',
  '    at x (node:grace:1:2)',
  '    at x (node:internal/grace:1:2)',
  '    at Grace.parse (<anonymous>)',
  '    at eval (eval at open (app://kreya/assets/main.js:1:2), <anonymous>:1:1)',
  '    at x (webpack-internal:///./src/grace.js:1:2)',
  '    at x (data:text/javascript,grace:1:2)',
  '    at async Promise.all (index 0)',
  '    at x (file:///%E0%A4%A/out/main/main.js:1:2)',
  '    at x (native)',
  '    at x',
])('reveals nothing of %s', (line) => {
  expect(reduce(line)).toEqual(['null <other> null null']);
});

/** Where Windows, macOS and Linux keep a person's files, as a path and as a URL. */
const placesOf = (who: string): readonly string[] => {
  const encoded = encodeURIComponent(who);
  return [
    `C:\\Users\\${who}\\AppData\\Local\\Programs\\Kreya\\resources\\app.asar`,
    `d:/${who}/Kreya/resources/app.asar`,
    `\\\\server\\${who}$\\Kreya\\app.asar`,
    `\\\\?\\UNC\\${who}\\share\\Kreya\\app.asar`,
    `\\\\?\\C:\\Users\\${who}\\Kreya`,
    `file:///C:/Users/${encoded}/Kreya/app.asar`,
    `file://server/${encoded}/Kreya/app.asar`,
    `/Users/${who}/Applications/Kreya.app/Contents/Resources/app.asar`,
    `file:///home/${encoded}/Kreya/app.asar`,
    `/tmp/.mount_${who}/resources/app.asar.unpacked`,
  ];
};

const person = fc
  .string({ unit: 'grapheme', minLength: 3, maxLength: 20 })
  .filter((who) => /^[^\\/:*?"<>|\s]{3,}$/.test(who));
const file = fc.constantFrom('out/main/main.js', 'out/main/other.js', 'build/Release/addon.node', 'index.js');

it("recognises an own frame wherever the app is installed, and reveals nobody's name", () => {
  fc.assert(
    fc.property(person, fc.nat(9), fc.nat(9), file, (who, installed, found, name) => {
      const place = placesOf(who)[found] ?? '';
      const separator = place.includes('\\') ? '\\' : '/';
      const roots = [{ prefix: placesOf(who)[installed] ?? '', replacement: '' }];
      const line = `    at open (${place}${separator}${name.replaceAll('/', separator)}:1:20)`;
      const told = reduceFrames(line, true, { ...known, roots }).map(({ file: own }) => own);
      const isOwn = installed === found && known.files.has(name);
      if (isOwn || told[0] !== '<other>') expect(told).toEqual(['out/main/main.js']);
      else expect(told).toEqual(['<other>']);
    }),
    { numRuns: 2_000 },
  );
});

it('turns consecutive foreign frames into one, and takes no other line for a frame', () => {
  const other = '    at grace (/home/grace/x.js:1:2)';
  const own = '    at open (app://kreya/assets/main.js:3:4)';
  expect(reduce([other, other, own, 'grace', '  ', 'at', other].join('\n'))).toEqual([
    'null <other> null null',
    '*open out/renderer/assets/main.js 3 4',
    'null <other> null null',
  ]);
});

it('adds the build of an own file, and of no other', () => {
  const lines = [
    '/opt/Kreya App/app.asar/out/main/main.js:1:2',
    'app://kreya/assets/main.js:3:4',
    'node:fs:5:6',
  ];
  const frames = reduceFrames(lines.map((place) => `    at ${place}`).join('\n'), true, known);
  expect(frames.map(({ file, debugId }) => [file, debugId])).toEqual([
    ['out/main/main.js', 'of out/main/main.js'],
    ['out/renderer/assets/main.js', null],
    ['node:fs', null],
  ]);
});

it('keeps no number that could mean anything', () => {
  expect(reduce('    at open (node:fs:12:34)', false)).toEqual(['open node:fs null null']);
  expect(reduce('    at open (node:fs:4917012:34)')).toEqual(['open node:fs null 34']);
  expect(reduce('    at open (node:fs:1:49170123)')).toEqual(['open node:fs 1 null']);
  expect(reduce('    at open (node:fs:49170123456:1)')).toEqual(['null <other> null null']);
});

it('stops after a bounded number of frames', () => {
  expect(reduce('    at open (node:fs:1:2)\n'.repeat(1000))).toHaveLength(50);
});
