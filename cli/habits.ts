/** What people are used to from other command lines, in the words of this one. */
export function followHabits(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  switch (first) {
    case '--version':
    case '-V':
      return ['version', ...rest];
    case 'help':
      return [...rest, '--help'];
    default:
      return args;
  }
}
