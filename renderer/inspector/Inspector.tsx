import { classes, useTelemetryStatus } from 'kreya-telemetry/renderer';
import { useState } from 'react';
import { catalogue } from '../../shared/catalogue.ts';
import { texts } from '../texts.ts';
import { Composer, type NamedEvent } from './Composer.tsx';
import { EventList } from './EventList.tsx';
import { LogList } from './LogList.tsx';
import { StateLine } from './StateLine.tsx';
import { TestErrors } from './TestErrors.tsx';
import { useLog } from './use-log.ts';

const FIRST: NamedEvent = { name: 'OperationInvoked', definition: catalogue.events.OperationInvoked };

export function Inspector() {
  const { live } = useTelemetryStatus();
  const { entries, fire, fail } = useLog();
  const [event, setEvent] = useState(FIRST);
  return (
    <div className="inspector">
      <header className="inspector-header">
        <div>
          <h1>{texts.inspector.title}</h1>
          <p className={classes['muted']}>{texts.inspector.lead}</p>
        </div>
        <StateLine live={live} />
      </header>
      <main className="inspector-main">
        <div className="inspector-side">
          <EventList chosen={event.name} onChoose={setEvent} />
          <TestErrors onFail={fail} />
        </div>
        <div className="inspector-work">
          <Composer key={event.name} event={event} onFire={fire} />
          <LogList entries={entries} />
        </div>
      </main>
    </div>
  );
}
