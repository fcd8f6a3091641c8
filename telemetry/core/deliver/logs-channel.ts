import { describeLoss } from '../drops.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { installationOf, occurredAtOf } from '../record/encode.ts';
import { classifyLogsResponse } from './answer.ts';
import { wrapRecords } from './batch.ts';
import type { Channel } from './channel.ts';
import { post } from './post.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

/** Sends events to the collector at `url`, as OTLP/HTTP logs in JSON. */
export function createLogsChannel(host: Needs, url: string): Channel {
  return {
    receiver: 'receiver',
    batchRecords: policy.delivery.batchRecords,
    occurredAt: occurredAtOf,
    installationOf,
    describeLoss: (reason, records) => describeLoss(host.catalogue.namespace, reason, records),
    post(slices, cancelled, options) {
      const content = wrapRecords(slices);
      const message = { url, contentType: 'application/json', content, classify: classifyLogsResponse };
      return post(host, message, cancelled, options);
    },
  };
}
