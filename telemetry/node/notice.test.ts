import { expect, test } from 'vitest';
import { noticeFor } from './notice.ts';

test('a command line explains telemetry in its own words and language', () => {
  const texts = {
    fr: {
      notice: {
        title: '{product} mesure son utilisation',
        what: 'Rien n’a été envoyé avant cet avis.',
        byVariable: 'Pour arrêter : {variable}=true.',
      },
    },
  };
  expect(noticeFor('Acme', 'acme', { locale: 'fr', texts })).toBe(
    'Acme mesure son utilisation. Rien n’a été envoyé avant cet avis.\nPour arrêter : ACME_DISABLETELEMETRY=true.\n',
  );
  expect(noticeFor('Acme', 'acme', { locale: 'de-AT', texts })).toMatch(/^Acme erhebt Telemetriedaten\. /);
  expect(noticeFor('Acme', 'acme', { locale: 'it', texts })).toMatch(/^Acme collects usage telemetry\. /);
});

test.each([
  ['en', {}, 'Turn it off: set the variable ACME_DISABLETELEMETRY to true'],
  ['en', { disableCommand: 'acme telemetry off' }, 'Turn it off: acme telemetry off'],
  ['de', { disableCommand: 'acme telemetry off' }, 'Ausschalten: acme telemetry off'],
])('the second line is how to turn it off: %s, %o', (locale, options, line) => {
  expect(noticeFor('Acme', 'acme', { locale, ...options }).split('\n')[1]).toBe(line);
});
