import { expect, test } from 'vitest';
import { type CliTelemetry, RECORDED_EVENTS } from './recorded-events.ts';
import { createProfile } from './testing/kreyac.ts';

/** Of telemetry itself. */
const OWN = /^kreya\.telemetry_/;

test('kreyac records the events that docs/EVENTS.md names, and telemetry’s own', async () => {
  const profile = await createProfile();
  for (const args of [['version'], ['telemetry', 'disable'], ['telemetry', 'enable'], ['telemetry', 'flush']])
    expect((await profile.run(args)).exitCode).toBe(0);
  const names = new Set(profile.receiver.events.map(({ name }) => name).filter((name) => !OWN.test(name)));
  expect([...names]).toEqual(['kreya.cli_command_executed']);
  expect(RECORDED_EVENTS).toEqual(['CliCommandExecuted']);
});

test('another event does not compile', () => {
  const events: string[] = [];
  const { track }: Pick<CliTelemetry, 'track'> = {
    track: (event, ..._metadata) => void events.push(event),
  };
  // @ts-expect-error kreyac does not close the app.
  track('AppClosed', { openDurationSeconds: 1 });
  expect(events).toEqual(['AppClosed']);
});
