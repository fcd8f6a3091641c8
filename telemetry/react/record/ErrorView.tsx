import type { ReadableError, ReadableException, ReadableFrame } from '../../contract/readable/readable.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { More, Placeholders, ReportFacts } from './parts.tsx';
import own from './record.module.css';

/** An error as type, message and places in the code, the program's own first, with what caused it. */
export function ErrorView({ error }: { readonly error: ReadableError }) {
  const words = useWording().texts.records.headings;
  return (
    <div className={own['record']}>
      {error.exceptions.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: The list of a record never changes.
        <Exception key={index} exception={exception} />
      ))}
      <Placeholders of={error.placeholders} />
      {error.components.length > 0 && (
        <section className={own['part']}>
          <h3>{words.components}</h3>
          <p>
            <code translate="no">{error.components.join(' › ')}</code>
          </p>
        </section>
      )}
      <ReportFacts of={error} />
    </div>
  );
}

function Exception({ exception }: { readonly exception: ReadableException }) {
  const { texts, counted } = useWording();
  const words = texts.records.headings;
  const { type, message, role, ownFrames, otherFrames } = exception;
  return (
    <section className={own['part']}>
      {role !== 'error' && <h3>{role === 'cause' ? words.cause : words.member}</h3>}
      <p className={own['thrown']} lang="en" translate="no">
        <strong>{type}</strong>
        {message !== '' && <>: {message}</>}
      </p>
      {ownFrames.length > 0 && <Frames label={words.stack} frames={ownFrames} />}
      {ownFrames.length === 0 && (
        <p className={classes['muted']}>{otherFrames.length === 0 ? words.noStack : words.noOwnFrames}</p>
      )}
      {otherFrames.length > 0 && (
        <More title={counted(words.otherFrames, otherFrames.length)}>
          <Frames label={counted(words.otherFrames, otherFrames.length)} frames={otherFrames} />
        </More>
      )}
    </section>
  );
}

interface FramesProps {
  readonly label: string;
  readonly frames: readonly ReadableFrame[];
}

function Frames({ label, frames }: FramesProps) {
  return (
    <ol className={own['frames']} aria-label={label}>
      {frames.map((frame, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: The list of a record never changes, and can have one place twice.
        <li key={index} translate="no">
          {frame.function !== null && <strong>{frame.function}</strong>}
          <span>{placeOf(frame)}</span>
        </li>
      ))}
    </ol>
  );
}

function placeOf({ file, line, column }: ReadableFrame): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}
