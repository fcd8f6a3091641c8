declare module '*.css';

declare module '*.module.css' {
  /** By the name that a class has in the file. */
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
