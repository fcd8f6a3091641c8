declare module 'postject' {
  /**
   * Puts `content` into the executable `file` as the resource `name`, and flips the fuse that tells Node
   * about it.
   */
  export function inject(
    file: string,
    name: string,
    content: Buffer,
    options: { readonly sentinelFuse: string; readonly machoSegmentName: string },
  ): Promise<void>;
}
