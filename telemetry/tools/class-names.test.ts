import { expect, test } from 'vitest';
import { prefixClassNames, prefixSelectors } from './class-names.ts';

function prefixed(code: string): unknown {
  const { transform } = prefixClassNames();
  if (typeof transform !== 'function') throw new Error('There is nothing to be called.');
  return Reflect.apply(transform, undefined, [code, 'x.tsx']);
}

test('every class in JSX gets the prefix, and nothing else', () => {
  expect(
    prefixed(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source.
      'const a = <p id="card" className="card row-split"><b className={`state state-${tone} ${rest}-x wide`} />{text}</p>;',
    ),
  ).toBe(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source.
    'const a = <p id="card" className="kreya-telemetry-card kreya-telemetry-row-split"><b className={`kreya-telemetry-state kreya-telemetry-state-${tone} ${rest}-x kreya-telemetry-wide`} />{text}</p>;',
  );
  expect(prefixed("const a = <p className={given ?? (on ? 'on' : undefined)} />;")).toBe(
    "const a = <p className={given ?? (on ? 'kreya-telemetry-on' : undefined)} />;",
  );
  expect(prefixed('const a = <p title="card" />;')).toBeNull();
});

test('every class in a stylesheet gets it', () => {
  expect(prefixSelectors('.row-split:has(> .switch) p { margin: 0.5em; line-height: 1.5 }')).toBe(
    '.kreya-telemetry-row-split:has(> .kreya-telemetry-switch) p { margin: 0.5em; line-height: 1.5 }',
  );
  expect(prefixSelectors('@keyframes appear {} p { animation: appear 1s }')).toBe(
    '@keyframes kreya-telemetry-appear {} p { animation: kreya-telemetry-appear 1s }',
  );
});
