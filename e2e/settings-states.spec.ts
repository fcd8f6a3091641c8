/** Pictures of Settings in every state of telemetry, for people to look at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SettingsSection } from '../shared/bridge.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect, type LaunchOptions, type Run, test } from './kreya.ts';
import { inBothThemes } from './pictures.ts';
import { IN_LANGUAGE, LANGUAGES, type Language, openSection, picture, record } from './settings-window.ts';

interface State {
  readonly name: string;
  readonly reach?: (run: Run, settings: Page) => Promise<void>;
  /** What the first of the sections says in this state. */
  readonly says: Readonly<Record<Language, string | RegExp>>;
  /** Those that look different from how they do in other states. */
  readonly sections: readonly [SettingsSection, ...SettingsSection[]];
}

interface Start {
  readonly options?: LaunchOptions;
  /** The settings file before the app starts. */
  readonly config?: string;
  readonly configurationFile?: string;
  /** One after the other. */
  readonly states: readonly State[];
}

const NOBODY = {
  KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9',
  KREYA_TELEMETRY_DSN: 'http://0123abcd@127.0.0.1:9/42',
};

async function turn(settings: Page, to: 'on' | 'off'): Promise<void> {
  await settings.getByRole('switch').click();
  await expect(settings.getByRole('switch')).toBeChecked({ checked: to === 'on' });
}

const deleteRest = (settings: Page) => settings.getByRole('button', { name: /^(Delete|Löschen)/ }).click();

const pauseSwitch = (settings: Page) => settings.getByRole('switch');

const STARTS: readonly Start[] = [
  {
    config: '{ "telemetry": "disabled", "telemetryNoticeShown": true }',
    states: [
      {
        name: 'off',
        says: { en: 'Off. Nothing is recorded.', de: 'Ausgeschaltet. Es wird nichts aufgezeichnet.' },
        sections: ['privacy', 'activity'],
      },
    ],
  },
  {
    options: { env: NOBODY },
    states: [
      {
        name: 'on-waiting',
        reach: record,
        says: {
          en: '5 events waiting',
          de: '5 Ereignisse ausstehend',
        },
        sections: ['privacy'],
      },
      {
        name: 'offline',
        reach: (_, settings) => settings.getByRole('button', { name: /^(Try now|Jetzt versuchen)/ }).click(),
        says: { en: /^Tried just now/, de: /^Soeben versucht/ },
        sections: ['privacy', 'activity'],
      },
      {
        name: 'off-with-events',
        reach: (_, settings) => turn(settings, 'off'),
        says: {
          en: 'Off. Nothing new is recorded. 6 earlier events will still be sent.',
          de: /Es wird nichts Neues aufgezeichnet\. 6 frühere Ereignisse werden noch gesendet/,
        },
        sections: ['privacy', 'activity'],
      },
      {
        name: 'off-deleted',
        reach: (_, settings) => deleteRest(settings),
        says: { en: 'Deleted. None of it will be sent.', de: 'Gelöscht. Davon wird nichts gesendet.' },
        sections: ['privacy'],
      },
      {
        name: 'off-with-errors',
        reach: async (run, settings) => {
          await turn(settings, 'on');
          await run.window.evaluate(() => void Promise.reject(new TypeError('x is not a function')));
          const waiting = () => run.window.evaluate(() => window.kreya.telemetry.status());
          await expect.poll(async () => (await waiting()).pendingErrors).toBe(1);
          await turn(settings, 'off');
          await expect(settings.getByText(/^(Deleted|Gelöscht)/)).toBeHidden();
        },
        says: {
          en: /earlier events and error reports will still be sent/,
          de: /frühere Ereignisse und Fehlerberichte werden noch gesendet/,
        },
        sections: ['privacy'],
      },
    ],
  },
  {
    states: [
      {
        name: 'paused',
        reach: async (run) => {
          const settings = await openSection(run, 'activity');
          await pauseSwitch(settings).click();
          await expect(pauseSwitch(settings)).toBeChecked();
          await record(run);
        },
        says: {
          en: 'On. Events are recorded, but sending is paused.',
          de: 'Eingeschaltet. Es wird aufgezeichnet, aber der Versand ist angehalten.',
        },
        sections: ['privacy', 'activity'],
      },
      {
        name: 'pause-over',
        reach: async (run) => {
          // Only the page that saw the pause says that it is over.
          const settings = await openSection(run, 'activity');
          await expect(pauseSwitch(settings)).toBeChecked();
          await settings.clock.setFixedTime(Date.now() + 10 * 60_000);
          await run.window.evaluate(() => window.kreya.telemetry.resumeSending());
        },
        says: { en: /^The pause ended after 10 minutes/, de: /^Die Pause ist nach 10 Minuten abgelaufen/ },
        sections: ['activity'],
      },
    ],
  },
  {
    options: { args: ['--disable-telemetry'] },
    states: [
      {
        name: 'locked-option',
        says: { en: /by the command-line option/, de: /durch die Befehlszeilenoption/ },
        sections: ['privacy', 'activity'],
      },
    ],
  },
  {
    options: { env: { DO_NOT_TRACK: '1' } },
    states: [
      {
        name: 'locked-variable',
        says: {
          en: 'None. None is created while telemetry is locked off.',
          de: 'Keine. Solange die Telemetrie gesperrt ist, wird auch keine erzeugt.',
        },
        sections: ['privacy'],
      },
    ],
  },
  {
    configurationFile: '{ "DisableTelemetry": true }',
    states: [
      {
        name: 'locked-file',
        says: { en: /by the configuration file/, de: /durch die Konfigurationsdatei/ },
        sections: ['privacy'],
      },
    ],
  },
  {
    config: '{ "telemetry": ',
    states: [
      {
        name: 'unreadable',
        says: { en: /was set aside/, de: /wurde beiseitegelegt/ },
        sections: ['privacy'],
      },
    ],
  },
  {
    options: { env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } },
    states: [
      {
        name: 'no-receiver',
        says: { en: /no receiver is configured in this build/, de: /In dieser Version ist kein Empfänger/ },
        sections: ['privacy', 'activity'],
      },
    ],
  },
  {
    options: { env: { KREYA_TELEMETRY_ENDPOINT: 'ftp://x', KREYA_TELEMETRY_DSN: '' } },
    states: [
      {
        name: 'invalid-receiver',
        says: { en: /is not an http or https address/, de: /ist keine http- oder https-Adresse/ },
        sections: ['privacy'],
      },
    ],
  },
];

for (const language of LANGUAGES) {
  for (const { options, config, configurationFile, states } of STARTS) {
    test(
      `${states.map(({ name }) => name).join(', ')} (${language})`,
      IN_LANGUAGE[language],
      async ({ launch, profile, workingDirectory }, testInfo) => {
        mkdirSync(join(profile, 'Kreya'), { recursive: true });
        if (config !== undefined) writeFileSync(join(profile, 'Kreya/config.json'), config);
        if (configurationFile !== undefined) {
          writeFileSync(join(workingDirectory, 'kreya.config.json'), configurationFile);
        }
        const run = await launch({ ...options, args: [...(options?.args ?? []), `--lang=${language}`] });
        const settings = await openSection(run, 'privacy');
        await expect(settings.getByRole('switch')).toBeVisible();
        for (const { name, reach, says, sections } of states) {
          await reach?.(run, settings);
          await openSection(run, sections[0]);
          await expect(settings.getByText(says[language])).toBeVisible();
          for (const section of sections) {
            await openSection(run, section);
            await inBothThemes(run, (theme) =>
              picture(settings, testInfo, theme, `${name}-${section}-${language}`),
            );
          }
          await openSection(run, sections[0]);
        }
      },
    );
  }

  test(
    `sending what was recorded before (${language})`,
    IN_LANGUAGE[language],
    async ({ launch }, testInfo) => {
      const slow = await startReceiver({ answer: () => 'hangAfterReading' });
      const env = { KREYA_TELEMETRY_ENDPOINT: slow.url, KREYA_TELEMETRY_DSN: '' };
      const run = await launch({ env, args: [`--lang=${language}`] });
      const settings = await openSection(run, 'privacy');
      await turn(settings, 'off');
      await expect(settings.getByText(/^(Sending what was|Was vor dem Ausschalten)/)).toBeVisible();
      await inBothThemes(run, (theme) =>
        picture(settings, testInfo, theme, `off-sending-privacy-${language}`),
      );
      await slow.close();
    },
  );
}
