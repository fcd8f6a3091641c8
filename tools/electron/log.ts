/** Takes one line of progress, made for people. */
export type Log = (line: string) => void;

/** Progress goes to standard error: standard output is for what a tool was asked for. */
export const logToStderr: Log = (line) => console.error(line);
