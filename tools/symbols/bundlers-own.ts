/** Whether a script holds nothing but the bundler's own helpers: it is of no source, and so there is no map of it. */
export function isBundlersOwn(file: string): boolean {
  return /(?:^|[\\/])rolldown-runtime-[\w-]+\.c?js$/.test(file);
}
