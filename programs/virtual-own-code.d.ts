/** Made by tools/own-code when the program is built. */
declare module 'virtual:own-code' {
  export function readSourceTexts(): {
    /** What the source gives to errors: the fixed parts around the holes. */
    readonly messages: readonly (readonly string[])[];
    /** What it calls classes and functions. */
    readonly names: readonly string[];
  };
}
