/** What the filter of events by version means. */
export interface VersionFilter {
  /** `until`: all that a release collects; `new`: what it added. */
  readonly kind: 'until' | 'new';
  readonly release: string;
}

/** Null, which is every version, for what is no filter, such as an address that somebody changed. */
export function parseVersionFilter(text: string): VersionFilter | null {
  const [, kind, release] = /^(until|new):(\d+(?:\.\d+){1,2})$/.exec(text) ?? [];
  if (release === undefined) return null;
  return { kind: kind === 'new' ? 'new' : 'until', release };
}

/** Below zero if the first is the older one. */
export function compareReleases(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
