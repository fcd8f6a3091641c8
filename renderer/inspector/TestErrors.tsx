import { classes } from 'kreya-telemetry/renderer';
import { texts } from '../texts.ts';

interface TestErrorsProps {
  /** `make` makes the error; it is called once. */
  onFail(title: string, make: () => void): void;
}

/** Real errors on purpose, to see error tracking at work. */
export function TestErrors({ onFail }: TestErrorsProps) {
  const { errors, errorsLead, throwError, rejectPromise, testError, testRejection } = texts.inspector;
  return (
    <section className="test-errors" aria-labelledby="errors-title">
      <h2 id="errors-title">{errors}</h2>
      <p className={`field-hint ${classes['muted']}`}>{errorsLead}</p>
      <div className="buttons">
        <button type="button" className={classes['smallButton']} onClick={() => onFail(testError, throwSoon)}>
          {throwError}
        </button>
        <button
          type="button"
          className={classes['smallButton']}
          onClick={() => onFail(testRejection, rejectUnhandled)}
        >
          {rejectPromise}
        </button>
      </div>
    </section>
  );
}

/** Outside of React, which would take the page for broken. */
function throwSoon(): void {
  setTimeout(() => {
    throw new Error('A test error of the telemetry inspector');
  });
}

function rejectUnhandled(): void {
  void Promise.reject(new TypeError('A test rejection of the telemetry inspector'));
}
