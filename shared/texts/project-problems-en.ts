import type { TextsLike } from 'kreya-telemetry/catalogue';

/** Why something can't be done with a project, in sentences that say what to do. */
export const projectProblems = {
  language: 'en',
  notFound: '{path} does not exist. Specify a project folder or a .krproj file.',
  notAProjectFile: '{path} is not a Kreya project. Specify a project folder or a .krproj file.',
  noProject: 'There is no .krproj file in {folder}. Specify a project folder or a .krproj file.',
  noProjectAbove: 'There is no .krproj file in {folder} or above it. Specify a project with --project.',
  severalProjects: '{folder} contains {files}. Choose one of them with --project.',
  unreadable: '{path} can’t be read ({code}). Make it readable.',
  unwritable: '{path} can’t be written ({code}). Make it writable.',
  malformed: '{path}:{line}:{column}: Expected {expected}.',
  sameName: '{files} in {folder} have the same name. Rename one of them.',
  sameId: '{files} in {folder} have the same ID. Change one of them.',
  unknownEnvironment: 'There is no environment "{name}".',
  didYouMean: 'Did you mean "{suggestion}"?',
  noEnvironments: 'The project has none.',
  available: 'Available: {names}.',
  quoted: '"{name}"',
  expected: {
    propertyName: 'a property name in double quotes',
    colon: 'a colon',
    comma: 'a comma',
    closeBrace: 'a closing }',
    closeBracket: 'a closing ]',
    end: 'the end of the file',
    commentEnd: 'the end of the comment',
    closedText: 'text with a closing double quote on the same line',
    printableText: 'text without control characters',
    validEscapes: 'text with valid escapes',
    number: 'a complete number',
    value: 'a JSON value or a property name in double quotes',
    object: 'a JSON object',
    fewerLevels: 'JSON with fewer levels',
    environmentId: 'an "id" of at most 64 letters, digits, hyphens and underscores',
    environmentValues: 'an object with the values of the environment',
  },
} as const;

export type ProjectProblemTexts = TextsLike<typeof projectProblems>;
