import { wireNameOfEvent } from 'kreya-telemetry/catalogue';
import { classes, fill, type ListedEvent, Segmented, segments, Words } from 'kreya-telemetry/renderer';
import { useId, useRef, useState } from 'react';
import { catalogue } from '../../shared/catalogue.ts';
import { texts } from '../texts.ts';
import { Code } from './Code.tsx';
import { type Draft, draftOf, metadataOf, presentFields } from './draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { RawInput } from './RawInput.tsx';
import { readJson } from './read-json.ts';

const MODES = ['form', 'raw'] as const;

export type NamedEvent = Pick<ListedEvent, 'name' | 'definition'>;

interface ComposerProps {
  readonly event: NamedEvent;
  onFire(event: string, metadata: unknown): void;
}

/** Where an event gets its metadata and is fired. */
export function Composer({ event: { name, definition }, onFire }: ComposerProps) {
  const [mode, setMode] = useState<(typeof MODES)[number]>('form');
  const [draft, setDraft] = useState<Draft>(() => draftOf(definition));
  const [rawName, setRawName] = useState(name);
  const [rawText, setRawText] = useState('');
  const problemId = useId();
  const rawInput = useRef<HTMLTextAreaElement>(null);

  const isRaw = mode === 'raw';
  const metadata = metadataOf(definition, draft);
  const read = isRaw ? readJson(rawText) : { kind: 'value' as const, value: metadata };
  const problem = read.kind === 'malformed' ? read.words : null;
  const fired = isRaw ? rawName : name;

  function choose(next: (typeof MODES)[number]): void {
    if (next === 'raw') setRawText(JSON.stringify(metadata, null, 2));
    setMode(next);
  }

  function fire(): void {
    if (read.kind === 'value') onFire(fired, read.value);
    else rawInput.current?.focus();
  }

  return (
    <section className="composer" aria-labelledby="composer-title">
      <header>
        <h2 id="composer-title">{name}</h2>
        <p className={classes['muted']}>
          <span lang="en">{definition.description}</span>{' '}
          {fill(texts.inspector.since, { version: definition.since })}.{' '}
          <Words of={segments(`\`${wireNameOfEvent(catalogue.namespace, name)}\``)} />
        </p>
      </header>
      <div className="composer-mode">
        <h3>{texts.inspector.metadata}</h3>
        <Segmented
          name={texts.inspector.metadata}
          values={MODES}
          words={texts.inspector.modes}
          chosen={mode}
          onChoose={choose}
        />
      </div>
      {isRaw ? (
        <RawInput
          ref={rawInput}
          name={rawName}
          text={rawText}
          problemId={problem === null ? null : problemId}
          onName={setRawName}
          onText={setRawText}
        />
      ) : (
        <FormFields
          event={{ name, definition }}
          draft={draft}
          onChange={(field, value) => setDraft((before) => ({ ...before, [field]: value }))}
        />
      )}
      {read.kind === 'value' && <Code event={fired} metadata={read.value} />}
      <div className="composer-fire">
        <button type="button" className={classes['primaryButton']} onClick={fire}>
          {texts.inspector.record}
        </button>
        <p id={problemId} className={classes['problem']} aria-live="polite">
          {problem}
        </p>
      </div>
    </section>
  );
}

interface FormFieldsProps {
  readonly event: NamedEvent;
  readonly draft: Draft;
  onChange(field: string, value: string | boolean): void;
}

function FormFields({ event: { definition }, draft, onChange }: FormFieldsProps) {
  const fields = presentFields(definition, draft);
  if (fields.length === 0) return <p className={classes['muted']}>{texts.inspector.noFields}</p>;
  return (
    <div className="fields">
      {fields.map(([name, field]) => (
        <FieldInput
          key={name}
          name={name}
          field={field}
          value={draft[name] ?? ''}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </div>
  );
}
