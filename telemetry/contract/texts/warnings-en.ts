import type { TextsLike } from '../../catalogue/translation-of.ts';

/**
 * Warnings for whoever set up or runs the program. `{name}` is a variable or an option, `{path}` a file; what was found there
 * is not repeated, since it can be secret.
 */
export const warnings = {
  switchValue:
    '{name} has an unknown value, so telemetry is off. Use true, 1, yes or on to disable telemetry; false, 0, no, off or an empty value to allow it.',
  fileUnreadable: '{path} can’t be read, so telemetry is off. Make it readable or remove it.',
  fileMalformed: '{path} is not valid JSON, so telemetry is off. Correct it or remove it.',
  fileNoObject: '{path} does not contain a JSON object, so telemetry is off. Correct it or remove it.',
  machineLink: '{path} is a link, so telemetry is off. Put the file or folder itself there.',
  machineNotRoots:
    '{path} can be changed by users other than root, so telemetry is off. Make root its owner, and let nobody else write to it.',
  noHome:
    'No home folder was found, so nothing can be saved and telemetry is off. Set {name} to an absolute path.',
  endpoint:
    '{name} is not a valid receiver address, so no telemetry is collected. Use an http or https URL without user name, password, query or fragment, such as https://telemetry.example.com.',
  dsn: '{name} is not a Sentry DSN, so no errors are tracked. Use one such as https://0123abcd@errors.example.com/42.',
  wait: '{name} is ignored: its value must be a whole number of milliseconds from 0 to {most} (one day).',
  eventLost: 'An event could not be written to disk ({code}) and is lost.',
  noticeNotSaved: 'Could not save that the telemetry notice was shown ({code}).',
  pauseNotTold: 'The pause could not be saved, so other programs may still send data ({code}).',
  folderSetAside:
    '{path} belongs to another user and can’t be used. It was renamed to {aside}, and a new folder was created.',
} as const;

export type WarningTexts = TextsLike<typeof warnings>;
