/** The working directory, or null if it has been removed since the program was started in it. */
export function currentDirectory(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}
