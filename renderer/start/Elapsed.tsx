import { classes } from 'kreya-telemetry/renderer';
import { useEffect, useState } from 'react';
import { describeDuration } from '../duration.ts';
import { texts } from '../texts.ts';

const TICK_MS = 100;

/** That something runs, and for how long; not read out, as it changes all the time. */
export function Elapsed() {
  const [startedAt] = useState(() => performance.now());
  const [now, setNow] = useState(startedAt);

  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const tenths = Math.floor((now - startedAt) / TICK_MS) * TICK_MS;
  return (
    <div className="elapsed">
      <div className="elapsed-track" role="progressbar" aria-label={texts.invocation.running}>
        <div className="elapsed-bar" />
      </div>
      <span className={classes['muted']} aria-hidden="true">
        {describeDuration(tenths)}
      </span>
    </div>
  );
}
