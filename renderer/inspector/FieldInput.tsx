import { describeKind, type Field, type FieldKind } from 'kreya-telemetry/catalogue';
import { classes, fill } from 'kreya-telemetry/renderer';
import { useId } from 'react';
import { texts } from '../texts.ts';

interface FieldInputProps {
  readonly name: string;
  readonly field: Field;
  readonly value: string | boolean;
  onChange(value: string | boolean): void;
}

export function FieldInput({ name, field, value, onChange }: FieldInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-name">
        <code>{name}</code>
      </label>
      <Control id={id} kind={field.kind} value={value} onChange={onChange} />
      <p id={`${id}hint`} className={`field-hint ${classes['muted']}`}>
        <span lang="en">{hintOf(field)}</span> {conditionOf(field)}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly kind: FieldKind;
  readonly value: string | boolean;
  onChange(value: string | boolean): void;
}

function Control({ id, kind, value, onChange }: ControlProps) {
  const shared = { id, 'aria-describedby': `${id}hint` };
  if (kind.kind === 'flag') {
    return (
      <input
        {...shared}
        type="checkbox"
        className="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  }
  if (kind.kind === 'oneOf') {
    return (
      <select
        {...shared}
        className="input"
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
      >
        {kind.values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      // No bounds: what is out of them is to be refused where a developer's would be.
      type={kind.kind === 'wholeNumber' ? 'number' : 'text'}
      className="input"
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function hintOf({ description, kind }: Field): string {
  if (kind.kind === 'oneOf' || kind.kind === 'flag') return description;
  const accepted = describeKind(kind);
  return `${description} ${accepted.charAt(0).toUpperCase()}${accepted.slice(1)}.`;
}

function conditionOf({ onlyWith }: Field): string {
  const conditions = Object.entries(onlyWith ?? {}).map(
    ([other, values]) => `${other} ${values.join(` ${texts.inspector.or} `)}`,
  );
  return conditions.length === 0 ? '' : fill(texts.inspector.onlyWith, { condition: conditions.join(', ') });
}
