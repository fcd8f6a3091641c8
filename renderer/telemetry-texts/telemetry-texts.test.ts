import { createTelemetryPage } from 'kreya-telemetry/renderer';
import { expect, test } from 'vitest';
import { catalogue } from '../../shared/catalogue.ts';
import { telemetryTexts } from './index.ts';

const textsIn = (locale: string) => {
  const telemetry: Parameters<typeof createTelemetryPage>[0]['telemetry'] = Object.create(null);
  return createTelemetryPage({ telemetry, catalogue, productName: 'Kreya', locale, texts: telemetryTexts })
    .wording.texts;
};

test('everything in the catalogue is said in German, too', () => {
  const { groups, events } = textsIn('de-CH');
  for (const group of catalogue.groups) {
    expect(groups[group.title], group.title).toBeTypeOf('string');
    for (const [name, { fields }] of Object.entries(group.events)) {
      expect(events[name]?.description, name).toBeTypeOf('string');
      expect(Object.keys(events[name]?.fields ?? {}).toSorted(), name).toEqual(
        Object.keys(fields).toSorted(),
      );
    }
  }
});

test('what Kreya promises of itself is said in its own words', () => {
  expect(textsIn('en-GB').privacy.switchHint).toContain('never records your requests');
  expect(textsIn('de').privacy.switchHint).toContain('Ihre Anfragen');
});
