/** Prints one line of progress for people. */
export type Log = (line: string) => void;

/** Progress goes to standard error: standard output is for a tool's result. */
export const logToStderr: Log = (line) => console.error(line);
