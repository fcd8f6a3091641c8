/** Which documents the site has, for whom, and under which name. */
export interface Page {
  /** The document, relative to the repository. */
  readonly source: string;
  /** The file in the site. All lie in one folder, so that links hold at any address and from the disk. */
  readonly file: string;
  /** What menus call it. */
  readonly title: string;
}

export interface Section {
  readonly title: string;
  readonly pages: readonly Page[];
}

const page = (source: string, file: string, title: string): Page => ({ source, file, title });

/** In the order in which they are read. The first page of a section is where its audience begins. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Users and auditors',
    pages: [
      page('docs/privacy.md', 'privacy.html', 'Your privacy'),
      page('docs/EVENTS.md', 'events.html', 'Every event'),
      page('telemetry/docs/what-this-never-does.md', 'what-this-never-does.html', 'What this never does'),
      page('docs/security.md', 'security.html', 'Security'),
    ],
  },
  {
    title: 'Operators',
    pages: [
      page('docs/operating.md', 'operating.html', 'Operating the telemetry'),
      page('docs/installing.md', 'installing.html', 'Installing Kreya'),
      page('docs/electron.md', 'electron.html', 'Electron 33 to 45'),
    ],
  },
  {
    title: 'At the terminal',
    pages: [
      page('docs/kreyac.md', 'kreyac.html', 'kreyac'),
      page('docs/project-files.md', 'project-files.html', 'Project files'),
      page('docs/response-files.md', 'response-files.html', 'Response files'),
    ],
  },
  {
    title: 'In your own app',
    pages: [
      page('telemetry/README.md', 'kreya-telemetry.html', 'kreya-telemetry'),
      page('telemetry/docs/embedding.md', 'embedding.html', 'Embedding guide'),
      page('telemetry/docs/from-sentry.md', 'from-sentry.html', 'Coming from Sentry'),
      page('telemetry/docs/from-posthog.md', 'from-posthog.html', 'Coming from PostHog'),
      page('telemetry/docs/from-segment.md', 'from-segment.html', 'Coming from Segment'),
      page('telemetry/docs/from-aptabase.md', 'from-aptabase.html', 'Coming from Aptabase'),
      page('docs/benchmarks.md', 'benchmarks.html', 'Benchmarks'),
    ],
  },
  {
    title: 'Contributors',
    pages: [
      page('README.md', 'readme.html', 'The repository'),
      page('CONTRIBUTING.md', 'contributing.html', 'Contributing'),
      page('docs/architecture.md', 'architecture.html', 'How it is built'),
      page('SECURITY.md', 'security-policy.html', 'Report a vulnerability'),
      page('CHANGELOG.md', 'changelog.html', 'Changes'),
      page('THIRD_PARTY.md', 'third-party.html', 'Third-party software'),
    ],
  },
];

/** Where each audience begins, on the first page. */
export const CARDS: readonly {
  readonly title: string;
  readonly about: string;
  readonly files: readonly string[];
}[] = [
  {
    title: 'Users and auditors',
    about: 'What Kreya records, what it never can, and how to turn it off.',
    files: ['privacy.html', 'events.html', 'what-this-never-does.html'],
  },
  {
    title: 'Operators',
    about: 'Policy for a fleet, packages, a receiver, and the command line.',
    files: ['operating.html', 'installing.html', 'kreyac.html'],
  },
  {
    title: 'App developers',
    about: 'The same telemetry in your own Electron app or command line.',
    files: ['kreya-telemetry.html', 'embedding.html', 'from-sentry.html'],
  },
  {
    title: 'Contributors',
    about: 'How it is built and tested, and how to change it.',
    files: ['contributing.html', 'architecture.html', 'changelog.html'],
  },
];

export const PAGES: readonly Page[] = SECTIONS.flatMap(({ pages }) => pages);

/** What documents link to or show and that is no page: from here in the repository to there in the site. */
export const COPIED: Readonly<Record<string, string>> = {
  'docs/images': 'images',
  operating: 'operating',
  LICENSE: 'LICENSE.txt',
};
