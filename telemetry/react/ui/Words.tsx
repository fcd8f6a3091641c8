import type { Segment } from '../wording.ts';

export function Words({ of }: { readonly of: readonly Segment[] }) {
  return of.map(({ kind, text }) => (kind === 'code' ? <code key={text}>{text}</code> : text));
}
