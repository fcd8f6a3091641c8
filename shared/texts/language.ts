/** Whether a BCP 47 tag such as `de-CH` is German, which Kreya speaks besides English. */
export function isGerman(locale: string): boolean {
  return /^de(?![a-z])/i.test(locale);
}
