import { useId } from 'react';

interface SegmentedProps<Value extends string> {
  /** What is chosen by it, for who does not see what it stands beside. */
  readonly name: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly chosen: Value | null;
  onChoose(value: Value): void;
}

/** A choice of a few, all of them in sight. */
export function Segmented<Value extends string>({
  name,
  values,
  words,
  chosen,
  onChoose,
}: SegmentedProps<Value>) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={name} className="segmented">
      {values.map((value) => (
        <label key={value} className="segment">
          <input
            type="radio"
            name={group}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span className="segment-words">{words[value]}</span>
        </label>
      ))}
    </div>
  );
}
