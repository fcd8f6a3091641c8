/** What to do about a file that could not be written, replaced or removed: `{path}`, by what the disk said, `{code}`. */
export const fileProblems = {
  noRight: '{path} can’t be read or written ({code}). Make it yours, for example with chown, or remove it.',
  full: '{path} can’t be read or written ({code}). The disk is full: make room on it, and try again.',
  readOnly: '{path} can’t be read or written ({code}). It is on a disk that takes no changes.',
  busy: '{path} is used by another program ({code}). Try again in a moment.',
  missing:
    '{path} can’t be read or written ({code}). It leads to a place that doesn’t exist: make that, or remove the link.',
  noFile: '{path} can’t be read or written ({code}). It is not a regular file: remove it.',
  other: '{path} can’t be read or written ({code}). Check it and the folder it is in.',
  unnamed: 'The disk reports {code}.',
};

export type FileProblems = typeof fileProblems;
