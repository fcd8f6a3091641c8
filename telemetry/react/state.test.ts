import { describe, expect, it } from 'vitest';
import { consequencesOf, describeState, summarise } from './state.ts';
import { KREYA, statusWith } from './testing.ts';

function wordsOf(...change: Parameters<typeof statusWith>): string {
  return describeState(statusWith(...change), KREYA)
    .words.map(({ kind, text }) => (kind === 'code' ? `<${text}>` : text))
    .join('');
}

describe('describeState', () => {
  it('says on and off', () => {
    expect(wordsOf({})).toMatch(/^On\./);
    expect(wordsOf({ enabled: false, disabledBy: 'settings' })).toMatch(/^Off\./);
  });

  it('does not say that events are sent while a person has paused sending', () => {
    const words = wordsOf({ sendingPausedUntil: '2026-01-01T00:00:00.000Z' });
    expect(words).toBe('On. Events are recorded, but sending is paused.');
  });

  it('says that nothing is recorded for who has not chosen, whatever an earlier version has left', () => {
    const words = wordsOf({ enabled: false, choiceDue: true, pending: 3 });
    expect(words).toBe('Off. Nothing is recorded unless you turn it on.');
  });

  it('says that events from before are still being sent', () => {
    const off = { enabled: false, disabledBy: 'settings' } as const;
    expect(wordsOf({ ...off, pending: 3 })).toBe(
      'Off. Nothing new is recorded. 3 earlier events will still be sent.',
    );
    expect(wordsOf({ ...off, pending: 1 })).toBe(
      'Off. Nothing new is recorded. 1 earlier event will still be sent.',
    );
  });

  it('counts error reports with them', () => {
    const off = { enabled: false, disabledBy: 'settings' } as const;
    expect(wordsOf({ ...off, pending: 2, pendingErrors: 1 })).toContain('3 earlier events and error reports');
    expect(wordsOf({ ...off, pendingErrors: 2 })).toContain(' 2 earlier error reports will');
    expect(wordsOf({ ...off, pendingErrors: 1 })).toContain(' 1 earlier error report will');
    expect(wordsOf({ ...off, pending: 1_234, pendingErrors: 2 })).toContain('1,236 earlier events and error');
  });

  it('does not claim to send without a receiver', () => {
    const off = { enabled: false, disabledBy: 'settings', pending: 3 } as const;
    expect(wordsOf({ ...off, endpoint: 'missing' })).not.toContain('be sent');
  });

  it('says that nothing can be kept, and not that the file was set aside', () => {
    const words = wordsOf({ enabled: false, settingsUnreadable: true, unwritableFolder: '/x/Kreya' });
    expect(words).toMatch(/^Off\. .*can’t write to <\/x\/Kreya>/);
    expect(words).not.toContain('set aside');
  });

  it.each([
    ['commandLine', '--disable-telemetry', 'by the command-line option <--disable-telemetry>'],
    ['environment', 'DO_NOT_TRACK', 'by the environment variable <DO_NOT_TRACK>'],
    ['environment', 'HOME', 'set the environment variable <HOME> to an absolute path'],
    ['configurationFile', '/etc/x.json', 'by the configuration file </etc/x.json>'],
  ] as const)('names what locked it: %s', (disabledBy, disabledByName, words) => {
    const locked = { enabled: false, locked: true, disabledBy, disabledByName };
    expect(wordsOf(locked)).toContain(words);
    expect(wordsOf(locked)).toContain('To change this');
    expect(describeState(statusWith(locked), KREYA).tone).toBe('locked');
  });

  it('has words for a lock without a name', () => {
    expect(wordsOf({ enabled: false, locked: true })).toBe('Turned off outside these settings.');
  });

  it('puts the lock before everything else', () => {
    const locked = { locked: true, disabledBy: 'environment', disabledByName: 'X', enabled: false } as const;
    expect(wordsOf({ ...locked, settingsUnreadable: true, endpoint: 'missing' })).toContain('<X>');
  });

  it('says why it is off when the settings could not be read', () => {
    expect(wordsOf({ enabled: false, settingsUnreadable: true })).toContain('could not be read');
  });

  it('says that nothing is collected without a receiver', () => {
    expect(wordsOf({ endpoint: 'missing' })).toContain('(<KREYA_TELEMETRY_ENDPOINT>)');
    expect(wordsOf({ endpoint: 'invalid' })).toContain('is not an http or https address');
  });
});

describe('consequencesOf', () => {
  const leadsOf = (...change: Parameters<typeof statusWith>) =>
    consequencesOf(statusWith(...change), KREYA.texts).map(({ lead }) => lead);

  it('says before the choice what becomes of new, waiting and sent entries', () => {
    const lastDeliveredAt = '2026-11-27T12:00:00.000Z';
    expect(leadsOf({ lastDeliveredAt })).toEqual([
      'Turning it off',
      'What was recorded until then',
      'What was already sent',
    ]);
  });

  it('says after the choice what becomes of what was sent', () => {
    const lastDeliveredAt = '2026-11-27T12:00:00.000Z';
    expect(leadsOf({ enabled: false, lastDeliveredAt })).toEqual(['What was already sent']);
  });

  it('says nothing of what was sent if nothing was', () => {
    expect(leadsOf({})).toEqual(['Turning it off', 'What was recorded until then']);
    expect(leadsOf({ enabled: false, pending: 2 })).toEqual([]);
  });

  it.each([
    ['it is locked off', { enabled: false, locked: true, pending: 2 }],
    ['nobody has made a choice yet', { enabled: false, choiceDue: true }],
    ['there is nobody to send to', { endpoint: 'missing', pending: 2 }],
  ] as const)('says nothing where %s', (_, change) => {
    expect(leadsOf(change)).toEqual([]);
  });
});

describe('summarise', () => {
  it('says the state in a few words', () => {
    expect(summarise(statusWith({ pending: 1 }), KREYA).words).toBe('Telemetry is on, 1 event waiting');
    expect(summarise(statusWith({}), KREYA).words).toBe('Telemetry is on');
    expect(summarise(statusWith({ pending: 1 }), KREYA).state).toBe('Telemetry is on');
    expect(summarise(statusWith({ enabled: false }), KREYA).words).toBe('Telemetry is off');
    expect(summarise(statusWith({ enabled: false, pending: 2 }), KREYA).words).toBe(
      'Telemetry is off, 2 events waiting',
    );
    expect(summarise(statusWith({ endpoint: 'missing' }), KREYA).tone).toBe('attention');
  });
});
