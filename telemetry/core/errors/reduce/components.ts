import { OTHER } from '../subject.ts';
import { parseStackLine } from './stack-line.ts';

/** Deeper nesting tells nothing more. */
const MOST_COMPONENTS = 50;

/**
 * Reduces React's component stack to the names of the program's own components, innermost first. Leaves out
 * elements such as `div`, and turns consecutive foreign components into one placeholder.
 * @param own the names in the program's sources
 */
export function reduceComponents(stack: string, own: ReadonlySet<string>): readonly string[] {
  const components: string[] = [];
  for (const line of stack.split('\n')) {
    const call = parseStackLine(line);
    // A frame without a place has the name where the place would be.
    const name = call === null ? '' : call.functionName || call.file;
    if (!/^[A-Z]/.test(name)) continue;
    const told = own.has(name) ? name : OTHER;
    if (told !== OTHER || components.at(-1) !== OTHER) components.push(told);
    if (components.length === MOST_COMPONENTS) break;
  }
  return components;
}
