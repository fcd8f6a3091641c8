/** The working directory, or null if it was removed while the program was started from it. */
export function currentDirectory(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}
