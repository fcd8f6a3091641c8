import { useId } from 'react';
import { classes } from './classes.ts';

export interface SegmentedProps<Value extends string> {
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
    <div role="radiogroup" aria-label={name} className={classes['segmented']}>
      {values.map((value) => (
        <label key={value} className={classes['segment']}>
          <input
            type="radio"
            name={group}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span className={classes['segmentWords']}>{words[value]}</span>
        </label>
      ))}
    </div>
  );
}
