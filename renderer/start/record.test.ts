import { describe, expect, it, vi } from 'vitest';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import { statusWith } from '../../telemetry/react/testing.ts';
import { record } from './record.ts';

const example = { event: 'ExampleProjectOpened', metadata: {} } as const;

function telemetryWith(change: Partial<TelemetryStatus>) {
  return { track: vi.fn(async () => undefined), status: async () => statusWith(change) };
}

describe('record', () => {
  it('passes the event on and says so', async () => {
    const telemetry = telemetryWith({});
    const outcome = await record(telemetry, example);
    expect(telemetry.track).toHaveBeenCalledExactlyOnceWith('ExampleProjectOpened', {});
    expect(outcome).toEqual({ kind: 'recorded', words: 'Recorded: ExampleProjectOpened' });
  });

  it('does not claim to have recorded what was not wanted', async () => {
    const off = await record(telemetryWith({ enabled: false }), example);
    expect(off).toEqual({ kind: 'notRecorded', words: 'Telemetry is off: nothing was recorded' });
    const noReceiver = await record(telemetryWith({ endpoint: 'missing' }), example);
    expect(noReceiver.kind).toBe('notRecorded');
  });

  it('says what went wrong', async () => {
    const telemetry = { ...telemetryWith({}), track: () => Promise.reject(new Error('no such field')) };
    expect(await record(telemetry, example)).toEqual({ kind: 'failed', words: 'no such field' });
  });
});
