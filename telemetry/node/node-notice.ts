import { fill } from '../contract/texts/fill.ts';
import { telemetryTextsFor } from '../contract/texts/index.ts';
import { namesOf } from '../core/names.ts';

/** The first-run notice of a command line, in the person's language. */
export function noticeFor(productName: string, namespace: string): string {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const { notice } = telemetryTextsFor(locale);
  const words = { product: productName, variable: namesOf(namespace).disableVariable };
  return `${fill(`${notice.title}. ${notice.what}\n${notice.byVariable}`, words)}\n`;
}
