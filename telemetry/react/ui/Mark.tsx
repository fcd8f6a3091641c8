import type { Tone } from '../state.ts';
import { Icon } from './Icon.tsx';

/** The sign beside a state's words. */
export function Mark({ tone }: { readonly tone: Tone }) {
  if (tone === 'locked') return <Icon name="lock" />;
  if (tone === 'attention') return <Icon name="attention" />;
  return <span className={`dot dot-${tone}`} aria-hidden="true" />;
}
