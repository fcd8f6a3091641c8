import { appendFileSync } from 'node:fs';
import type { ReceivedEvent } from './otlp.ts';
import { errorLine, eventLine, wantsColour } from './print.ts';
import type { ReceivedRequest, ReceiverOptions } from './receiver.ts';
import type { ReceivedError } from './sentry.ts';

/**
 * Callbacks for a receiver that print one line to standard output per event and envelope item and, if a file
 * is given, append each to it as received, one JSON object per line.
 */
export function reportTo(file: string | null): Pick<ReceiverOptions, 'onEvent' | 'onError'> {
  const colour = wantsColour(process.stdout, process.env);
  const write = (value: unknown) => {
    if (file !== null) appendFileSync(file, `${JSON.stringify(value)}\n`);
  };
  return {
    onEvent(event: ReceivedEvent, { receivedAt }: ReceivedRequest) {
      console.log(eventLine(event, colour));
      write({ receivedAt, ...event.received });
    },
    onError(error: ReceivedError, { receivedAt }: ReceivedRequest) {
      console.log(errorLine(error, receivedAt, colour));
      const { envelopeHeader, itemHeader, payload, rawPayload } = error;
      write({ receivedAt, envelopeHeader, itemHeader, payload: payload ?? rawPayload.toString('base64') });
    },
  };
}
