import { Fragment } from 'react';

/** A name in camel case, which breaks between its words where a line is too short for it. */
export function Name({ of }: { readonly of: string }) {
  return of.split(/(?<=[a-z])(?=[A-Z])/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: The words of a name never change, and can be there twice.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}
