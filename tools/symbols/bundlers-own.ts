/** Whether a script contains only the bundler's helpers: it has no source, and so no source map. */
export function isBundlersOwn(file: string): boolean {
  return /(?:^|[\\/])rolldown-runtime-[\w-]+\.c?js$/.test(file);
}
