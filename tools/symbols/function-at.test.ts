import { expect, it } from 'vitest';
import { functionAt } from './function-at.ts';

const CODE = `run('module');
export function declared(value = run('default')) { run('declared'); }
const arrow = (text: string) => run('arrow');
class Window { show() { run('method'); } onClose = () => run('field'); static { run('block'); } }
const handlers = { open() { run('object'); }, ['clo' + 'se']: () => run('computed') };
handlers.open = function () { run('assigned'); };
function outer() { list.map((item) => item.map(() => run('callback'))); return function inner() { run('inner'); }; }
const text = 'ä🙂'; function after() { run('after'); }
const View = () => <p onClick={() => run('jsx')}>{run('view')}</p>;
`;

it.each([
  ['module', '<module>'],
  ['default', 'declared'],
  ['declared', 'declared'],
  ['arrow', 'arrow'],
  ['method', 'show'],
  ['field', 'onClose'],
  ['block', '<module>'],
  ['object', 'open'],
  ['computed', 'callback in <module>'],
  ['assigned', 'open'],
  ['callback', 'callback in outer'],
  ['inner', 'inner'],
  ['after', 'after'],
  ['jsx', 'callback in View'],
  ['view', 'View'],
])("run('%s') is in %s", (mark, name) => {
  const lines = CODE.split('\n');
  const line = lines.findIndex((text) => text.includes(`run('${mark}')`));
  const column = (lines[line] ?? '').indexOf(`run('${mark}')`) + 1;
  expect(functionAt(CODE, 'x.tsx', { line: line + 1, column })).toBe(name);
});

it("returns null for what it can't parse", () => {
  expect(functionAt('class {', 'x.ts', { line: 1, column: 1 })).toBeNull();
});
