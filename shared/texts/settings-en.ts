/** The words of the Settings window, in English. */

export const settings = {
  title: 'Settings',
  skip: 'Skip to the content',
  sections: {
    appearance: 'Appearance',
    privacy: 'Privacy & telemetry',
    activity: 'Activity',
    catalogue: 'What we collect',
    about: 'About',
  },
} as const;

export const appearance = {
  theme: 'Theme',
  themeHint: 'System follows your computer’s setting.',
  themes: { light: 'Light', dark: 'Dark', system: 'System' },
} as const;

export const privacyPage = {
  more: 'See for yourself',
  toActivityHint: 'What was recorded on this computer, sent or waiting.',
  toCatalogueHint: 'Every event that exists, with every possible value.',
} as const;

export const about = {
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  licence: 'Licence',
  telemetryFolder: 'Telemetry files',
  openFolder: 'Open folder',
  noFolder: 'This folder does not exist yet. It is created when the first event is recorded.',
  failed: 'This information could not be read.',
} as const;
