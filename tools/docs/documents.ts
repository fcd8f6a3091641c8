/** Reads this repository's documents, and what in them can be checked against the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Document {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** Everything meant for outside readers. */
export function readDocuments(): Document[] {
  const paths = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'telemetry/README.md',
    ...['docs', 'telemetry/docs'].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((file) => `${folder}/${file}`),
    ),
  ];
  return paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** A document's dead links: to a missing file, or to a missing heading of a document. */
export function deadLinks({ path, text }: Document): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^https?:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = join(ROOT, file === '' ? path : join(dirname(path), file));
    if (!existsSync(target)) return link;
    if (anchor === undefined) return [];
    return anchorsIn(readFileSync(target, 'utf8')).includes(anchor) ? [] : link;
  });
}

/** The anchors that GitHub gives to headings. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

export interface Figure {
  readonly text: string;
  /** Its place in the policy, such as `delivery.waitMs`. */
  readonly key: string;
  /** In milliseconds, bytes or pieces; NaN if it is not a figure. */
  readonly value: number;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  days: 86_400_000,
  KiB: 1024,
  MiB: 1024 * 1024,
};

/** The figures that a document marks as the policy's: `5 s <!-- delivery.waitMs -->`. */
export function figuresIn({ text }: Document): Figure[] {
  const marks = text.matchAll(/([^\s|]*) ?(\b[A-Za-z]*)? <!-- ([\w.]+) -->/g);
  return [...marks].map(([whole, number = '', unit = '', key = '']) => ({
    text: whole,
    key,
    value: number === '' ? Number(unit) : Number(number.replaceAll(',', '')) * (UNITS[unit] ?? Number.NaN),
  }));
}

export interface ClaimedAnswer {
  readonly status: number;
  readonly outcome: string;
}

/** The statuses in rows marked with their meaning: `413 <!-- answer: tooLarge -->`. */
export function answersIn({ text }: Document): ClaimedAnswer[] {
  return [...text.matchAll(/^\| (.*?) <!-- answer: (\w+) -->/gm)].flatMap(([, cell = '', outcome = '']) =>
    [...cell.matchAll(/\b\d{3}\b/g)].map(([status]) => ({ status: Number(status), outcome })),
  );
}
