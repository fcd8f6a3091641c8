import type { Tone } from '../state.ts';
import { Icon } from './Icon.tsx';
import own from './ui.module.css';

/** The sign beside a state's words. */
export function Mark({ tone }: { readonly tone: Tone }) {
  if (tone === 'locked') return <Icon name="lock" />;
  if (tone === 'attention') return <Icon name="attention" />;
  return <span className={tone === 'on' ? own['dotOn'] : own['dot']} aria-hidden="true" />;
}
