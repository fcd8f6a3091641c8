/**
 * How bundles are minified: fully, except for the names of functions and classes, which error reports need
 * for reading and grouping. Without names, `t` in one build is another function than `t` in the next.
 */
export const MINIFIED = {
  mangle: { keepNames: true },
  compress: { keepNames: { function: true, class: true } },
  codegen: true,
} as const;
