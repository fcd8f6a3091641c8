import type { TextsLike } from '../../catalogue/translation-of.ts';

/** What to do about a file that could not be written, replaced or removed: `{path}`, by what the disk said, `{code}`. */
export const fileProblems = {
  noRight:
    '{path} can’t be read or written ({code}). Change its owner or permissions so that you can read and write it.',
  full: '{path} can’t be read or written ({code}). The disk is full: make room on it, and try again.',
  readOnly: '{path} can’t be read or written ({code}). Its disk is read-only.',
  busy: '{path} is in use by another program ({code}). Try again in a moment.',
  missing:
    '{path} can’t be read or written ({code}). The path, or the target of a link in it, doesn’t exist: create it or remove the link.',
  notDeleted:
    '{path} was deleted, but is still there ({code}). Another program may be restoring it: delete it by hand.',
  noFile:
    '{path} can’t be read or written ({code}). It is not a regular file: move it elsewhere or delete it.',
  other: '{path} can’t be read or written ({code}). Check it and the folder it is in.',
  unnamed: 'The disk reports {code}.',
} as const;

export type FileProblems = TextsLike<typeof fileProblems>;
