/**
 * Gathers the names of the platform's interfaces and their members, including JavaScript's, into
 * telemetry/core/errors/reduce/data/platform-names.ts, from a page in the given Electron: `node --import tsx
 * tools/platform-names.ts <electron>`, under a display. Review its changes before committing: what is in that
 * file may leave a person's machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesOfPeople } from '../telemetry/core/errors/reduce/testing/people.ts';

const FILE = fileURLToPath(
  new URL('../telemetry/core/errors/reduce/data/platform-names.ts', import.meta.url),
);

/** Parts of the platform that an app like this one does not use, left out to keep the list small. */
const NOT_USED = new RegExp(
  [
    '^(?:WebGL|GPU|XR|RTC|SVG|MathML|Bluetooth|USB|HID|Serial|MIDI|NFC|NDEF|Audio|Biquad|Oscillator|Gain|Panner|Delay',
    'Convolver|Channel|Constant|Dynamics|IIR|WaveShaper|Stereo|Script|Analyser|Offline|BaseAudio|Media|Video|Encoded',
    'Image(?:Capture|Decoder|Track)|Sensor|Accelero|Gyro|Magnet|Linear|Absolute|Relative|Orientation|Gravity|Ambient',
    'Payment|Presentation|Speech|Source|TextTrack|VTT|Track|Remote|PictureIn|DocumentPicture|Battery|Geoloc|Gamepad',
    'Credential|PublicKey|Authenticator|Identity|Federated|Password|OTP|Digital|Push|Background|Sync|Periodic|Contact',
    'Wake|Idle|Keyboard|Virtual|Screen|WindowControls|Fence|Shared(?:Storage)|Topics|Protected|Ink|Delegated|Launch',
    'Trusted|XSLT|XPath|External|FeaturePolicy|Fragment|Profiler|PeerConn|WebTransport|Device|webkit|WebKit|On|Mojo',
    'HTML(?:Area|Audio|Video|Media|Object|Embed|Applet|Marquee|Frame|Param|Track|Source|Map|Font|Directory|Geo|Perm)',
    'HTML(?:Time|Data|Meter|Mod|Quote|UList|OList|DList|LI|BR|HR|Pre)|Intl|Temporal|Atomics|WebAssembly|Overlay',
    'CSS(?!StyleSheet|StyleDecl|Rule$|RuleList$|StyleRule$)|Highlight|Layout|Largest|Visual|Report|Touch|TextFormat',
    'Performance(?!Observer|$)|TaskAttr|Capture|Crop|EyeDropper|Font|NotRestored|Pressure|StorageBucket|BrowserCapture',
    'CanvasCapture|Chapter|WGSL|ContentVis|Character(?:Bounds)|Edit|TextUpdate|BeforeInstall|Overconstrained|Plugin',
    'MimeType|NavigatorManaged|NavigatorLogin|NavigatorUA|InputDevice|DOM(?:Matrix|Quad|Point|Error)|StyleProp|BarProp)',
  ].join('|'),
);
/** Members, too, of other parts of the platform, and those long out of use. */
const NOT_CALLED =
  /^(?:on|webkit|aria[A-Z]|init[A-Z]\w*Event|init[A-Z]|deprecated|create(?:Analyser|Auction|Biquad|Buffer|Channel|Constant|Convolver|Delay|Dynamics|Gain|IIR|Oscillator|Panner|Periodic|Script|Stereo|Wave)|show\w+FilePicker|queryCommand)|AdInterest|[aA]dAuction|[fF]enced|(?:Private|Redemption)|[aA]ttributionRep|KeySystem|MIDI|sharedStorage|browsingTopics|Kerning|(?:alpha|hanging|ideo)\w+Baseline|BoundingBox|[vV]irtualKeyboard|BeaconS|InstalledRelated|pictureInPicture|PictureInPicture|(?:a|v)[lL]inkColor|speech|bluetooth/;

const PAGE = `(() => {
  const members = {};
  const namesOf = (object) => { try { return Object.getOwnPropertyNames(object ?? {}); } catch { return []; } };
  for (const name of namesOf(window)) {
    let value;
    try { value = Object.getOwnPropertyDescriptor(window, name).value; } catch { continue; }
    if (!/^[A-Z]/.test(name) || value === null || !/^(?:function|object)$/.test(typeof value)) continue;
    members[name] = [...namesOf(value), ...namesOf(value.prototype)];
  }
  // What is the window's own.
  members.Window = [...(members.Window ?? []), ...namesOf(window)];
  return members;
})()`;

const APP = (out: string, page: string): string => `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadFile(${JSON.stringify(page)});
  const names = await window.webContents.executeJavaScript(${JSON.stringify(PAGE)});
  require('node:fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify(names));
  app.exit(0);
});`;

function readMembers(executable: string): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-names-'));
  try {
    const [out, page] = [join(folder, 'names.json'), join(folder, 'page.html')];
    writeFileSync(page, '<!doctype html>');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'names', main: 'main.js' }));
    writeFileSync(join(folder, 'main.js'), APP(out, page));
    execFileSync(executable, ['--no-sandbox', folder], { stdio: 'ignore' });
    const read: unknown = JSON.parse(readFileSync(out, 'utf8'));
    return new Map(
      Object.entries(read ?? {}).map(([name, members]) => [
        name,
        Array.isArray(members) ? members.map(String) : [],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [executable] = process.argv.slice(2);
if (executable === undefined) throw new Error('Give the path of an Electron.');
const people = namesOfPeople();
const isNobody = (name: string): boolean => name.length > 1 && !people.has(name.toLowerCase());
const all = [...readMembers(executable)].filter(([name]) => !NOT_USED.test(name));
const interfaces = new Set(all.map(([name]) => name).filter(isNobody));
const members = new Set(
  all
    .flatMap(([, names]) => names)
    .filter((name) => /^[a-z][A-Za-z]*$/.test(name) && !NOT_CALLED.test(name) && isNobody(name)),
);

const asConstant = (name: string, description: string, names: Iterable<string>): string =>
  `/** ${description} */\nexport const ${name} =\n  '${[...names].sort().join(' ')}';`;
writeFileSync(
  FILE,
  `${[
    "// Generated by tools/platform-names.ts from a page in Electron. Without names that are also somebody's.",
    '// Plain strings, since a program that never fails should not pay for more than skipping them.',
    '',
    asConstant('PLATFORM_INTERFACES', "JavaScript's and the DOM's classes.", interfaces),
    '',
    asConstant('PLATFORM_MEMBERS', 'Their methods and properties.', members),
  ].join('\n')}\n`,
);
console.log(`${interfaces.size} interfaces, ${members.size} members`);
