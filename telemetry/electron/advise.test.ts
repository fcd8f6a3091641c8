import { expect, test } from 'vitest';
import { adviceFor } from './advise.ts';

test.each([
  [{ noticeDue: false, choiceDue: false }, false, null],
  [{ noticeDue: true, choiceDue: false }, false, 'Events wait, since no page has asked telemetry anything.'],
  [{ noticeDue: true, choiceDue: false }, true, 'said so by noticeShown().'],
  [{ noticeDue: false, choiceDue: true }, false, 'Nothing is recorded, since no page has asked'],
  [{ noticeDue: false, choiceDue: true }, true, 'setEnabled(true) or setEnabled(false).'],
])('%j, asked: %j', (status, wasAsked, advice) => {
  if (advice === null) expect(adviceFor(status, wasAsked)).toBeNull();
  else expect(adviceFor(status, wasAsked)).toContain(advice);
});
