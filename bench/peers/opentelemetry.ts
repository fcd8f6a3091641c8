import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { EVENT_NAME } from '../event.ts';
import type { Peer } from './peer.ts';

let provider: LoggerProvider;
let logger: ReturnType<LoggerProvider['getLogger']>;

export const peer: Peer = {
  start({ url }) {
    const exporter = new OTLPLogExporter({ url: `${url}/v1/logs` });
    provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
    logger = provider.getLogger('bench');
  },
  track: (event) =>
    logger.emit({ eventName: EVENT_NAME, severityNumber: SeverityNumber.INFO, attributes: event }),
  flush: () => provider.forceFlush(),
  close: () => provider.shutdown(),
};
