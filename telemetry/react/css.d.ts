declare module '*.css';

declare module '*.module.css' {
  /** By the name that a class has in the file. */
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css?inline' {
  const css: string;
  export default css;
}

interface ImportMeta {
  /** Filled in by the bundler, by the files' paths in their order. */
  glob(
    files: string | readonly string[],
    options: { readonly query: '?inline'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, string>>;
}
