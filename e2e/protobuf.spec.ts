/** A receiver that does not accept JSON gets the same content as protobuf, and people are told. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { telemetry as de } from '../telemetry/contract/texts/de.ts';
import { telemetry as en } from '../telemetry/contract/texts/en.ts';
import { requestFromProtobuf } from '../telemetry/testing/protocol.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { copied, expect, test } from './kreya.ts';
import { inBothThemes } from './pictures.ts';
import { LANGUAGES, openSection, picture } from './settings-window.ts';

const TEXTS = { en, de };
const PROTOBUF = 'application/x-protobuf';

for (const language of LANGUAGES) {
  test(`the app sends protobuf to a receiver that refuses JSON, and Activity says so (${language})`, async ({
    launch,
  }, testInfo) => {
    const receiver = await startReceiver({
      answer: ({ headers, url }) =>
        url === '/v1/logs' ? { status: headers['content-type'] === PROTOBUF ? 200 : 415 } : undefined,
    });
    try {
      const env = { KREYA_TELEMETRY_ENDPOINT: receiver.url };
      const run = await launch({ env, args: [`--lang=${language}`] });
      const sent = () => receiver.requests.filter(({ headers }) => headers['content-type'] === PROTOBUF);
      await expect.poll(() => sent().length).toBe(1);
      const [refused] = receiver.requests;
      // An event with its resource and scope: the names of members are in another order.
      const sameAs = (body: Buffer) => expect(requestFromProtobuf(body));
      sameAs(sent()[0]?.body ?? Buffer.alloc(0)).toEqual(JSON.parse(String(refused?.body)));
      expect(sent()[0]?.headers).toMatchObject({
        'content-encoding': 'gzip',
        'user-agent': refused?.headers['user-agent'],
        'accept-language': '*',
      });

      const settings = await openSection(run, 'activity');
      await settings.getByRole('button', { name: 'AppStarted' }).click();
      await settings.getByRole('radio', { name: 'JSON' }).check();
      const note = settings.getByText(TEXTS[language].activityPage.asProtobuf);
      await expect(note).toBeVisible();
      await inBothThemes(run, async (theme) => {
        await note.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        await picture(settings, testInfo, theme, `protobuf-${language}`);
      });
      if (process.platform === 'win32') return;
      await settings.getByRole('button', { name: /curl/ }).click();
      const command = await copied(run, /curl/);
      await promisify(execFile)('sh', ['-c', command], { env: { ...process.env, ...env } });
      await expect.poll(() => sent().length).toBe(2);
      sameAs(sent()[1]?.body ?? Buffer.alloc(0)).toEqual(JSON.parse(String(refused?.body)));
    } finally {
      await receiver.close();
    }
  });
}
