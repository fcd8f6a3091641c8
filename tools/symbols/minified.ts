/**
 * How bundles are minified: wholly, but for the names of functions and classes, by which error reports are read and
 * grouped. Without names, `t` in one build is another function than `t` in the next.
 */
export const MINIFIED = {
  mangle: { keepNames: true },
  compress: { keepNames: { function: true, class: true } },
  codegen: true,
} as const;
