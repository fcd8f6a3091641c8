/** What is used of Eleventy, which comes without types. */
declare module '@11ty/eleventy' {
  export interface Configuration {
    addTemplate(path: string, content: string, data: object): void;
    addGlobalData(name: string, value: unknown): void;
    addPassthroughCopy(paths: Readonly<Record<string, string>>): void;
    addWatchTarget(glob: string, options?: { readonly resetConfig?: boolean }): void;
    setIncludesDirectory(folder: string): void;
    setLayoutsDirectory(folder: string): void;
    on(event: 'eleventy.after', listener: () => void | Promise<void>): void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode?: boolean;
        readonly configPath?: false;
        readonly runMode?: 'build' | 'watch';
        readonly config: (configuration: Configuration) => void;
      },
    );
    init(): Promise<void>;
    write(): Promise<void>;
    watch(): Promise<void>;
    stopWatch(): Promise<void>;
  }
}
