import { UsageError } from '../process/run-tool.ts';

const UNRELEASED = '## Unreleased';

/** Gives the unreleased changes a version and a date, below a new empty section. */
export function releaseChangelog(text: string, version: string, date: string): string {
  const start = text.indexOf(`${UNRELEASED}\n`);
  if (start === -1) throw new UsageError(`CHANGELOG.md has no section "${UNRELEASED}".`);
  const body = start + UNRELEASED.length;
  const next = text.indexOf('\n## ', body);
  const changes = text.slice(body, next === -1 ? undefined : next);
  if (changes.replace(/^###.*$/gm, '').trim() === '') {
    throw new UsageError(`CHANGELOG.md lists nothing under "${UNRELEASED}": there is nothing to release.`);
  }
  return `${text.slice(0, body)}\n\n## ${version} - ${date}${text.slice(body)}`;
}
