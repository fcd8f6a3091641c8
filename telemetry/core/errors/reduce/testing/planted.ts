/** Thrown values of every shape, with a text planted everywhere a text can be. */
import { RUNTIME_MESSAGES } from '../data/runtime-texts.ts';
import { TYPED_MESSAGES } from '../data/typed-messages.ts';

/** Selects one of the many ways to make a value; any numbers will do. */
export interface Shape {
  readonly message: number;
  readonly template: number;
  readonly stack: number;
  readonly labels: number;
  readonly kind: number;
  readonly depth: number;
}

type Make = (text: string) => string;

const HOLE = /%|\{[a-zA-Z\d]+\}/g;
/** Messages with holes that can contain anything. */
export const TEMPLATES: readonly Make[] = [
  ...RUNTIME_MESSAGES.split('\n'),
  ...TYPED_MESSAGES.trim().split('\n'),
].map((template) => (text) => template.replaceAll(HOLE, () => text));

const frames: Make = (text) =>
  [
    `    at ${text} (/home/${text}/app.js:1:2)`,
    `    at ${text} (app://kreya/assets/${text}.js:1:2)`,
    `    at get${text} (app://kreya/assets/main.js:1:2)`,
    `    at Object.${text} [as ${text}] (node:fs:1:2)`,
    `    at async ${text} (node:internal/${text}:1:2)`,
    `    at new ${text} (<anonymous>)`,
    `    at JSON.${text} (<anonymous>)`,
    `    at eval (eval at ${text} (C:\\Users\\${text}\\x.js:1:1), <anonymous>:1:1)`,
    `    at file:///home/${text}/x.js:1:2`,
    `    at node:fs:${text}:2`,
  ].join('\n');

/** Where a number or a name of a closed set would be kept. */
export const PHRASES: readonly Make[] = [
  (text) => `HTTP ${text}`,
  (text) => `HTTP/1.1 ${text} Not Found, HTTP 404 ${text}, 404 ${text}`,
  (text) => `status: ${text}; status code ${text}; status 404 (${text})`,
  (text) => `Uncaught ${text}Error: ${text} 404 Not Found`,
  (text) => `${text} UNAVAILABLE: ${text}`,
  (text) => `14 ${text}: UNAVAILABLE (${text})`,
  (text) => `gRPC status ${text}, Status(StatusCode="${text}", Detail="${text}")`,
  (text) => `rpc error: code = ${text} desc = ${text}`,
  (text) => `WebSocket closed with code ${text}: 1006 (${text}), ${text} Going Away`,
  (text) => `Minified React error #${text}; visit https://react.dev/errors/418?args[]=${text}`,
  (text) => `ERR_ABORTED (${text}) loading '${text}', ${text} (-3)`,
  (text) => `x: Unexpected token ${text} in JSON at position ${text}`,
  (text) => `(0 , ${text}.${text}).then is not a function`,
  (text) => `window.${text}.map(...).${text} is not iterable`,
];

const MESSAGES: readonly Make[] = [
  (text) => text,
  (text) => `${text} is not a function`,
  (text) => `Cannot read properties of undefined (reading '${text}')`,
  (text) => `ENOENT: no such file or directory, open '${text}'`,
  (text) => `The "${text}" argument must be of type string. Received ${text}`,
  (text) => `Unexpected token ${text} in JSON at position 1`,
  (text) => `"${text}" is not valid JSON`,
  (text) => `Cannot find module '${text}'\nRequire stack:\n- ${text}`,
  (text) => `getaddrinfo ENOTFOUND ${text}`,
  (text) => `Invalid value: ${text}. ${text} failed: ${text}! ${text}`,
  (text) => `could not open '${text}, "${text} or \`${text}`,
  (text) => `request failed {"user":"${text}","list":[1,${text}]} after ${text}`,
  (text) => `get${text} is_${text}_set ${text}Error ${text}.length options.${text} ${text}-file file-${text}`,
  (text) =>
    `error (${text}) [${text}] <${text}> =${text} ${text}= -${text}- /${text}/ |${text}| …${text}… “${text}”`,
  (text) => `can't load ${text}'s file, ${text}’s and 'it's ${text}'`,
  (text) => `no "file of ${text}" in 'the folder ${text}' or \`open ${text}\``,
  (text) => `${text}\n${frames(text)}`,
  (text) => `wrong\r\n\tat ${text} (app://kreya/assets/main.js:1:2)\u2028    at ${text} (node:fs:1:2)`,
  (text) => `${'open file '.repeat(250)}${text}`,
  ...PHRASES,
];

const STACKS: readonly ((text: string, error: Error) => string)[] = [
  (_text, error) => error.stack ?? '',
  (text, error) => `${error.stack}\n${frames(text)}`,
  (text) => frames(text),
  (text) => `Error: something else of ${text}\n${frames(text)}`,
  (text) => `${text}\n${text}`,
  (text) => `${text}Error: ${text}\n${text}\n${frames(text)}`,
];

const at = <T>(values: readonly T[], index: number, otherwise: T): T =>
  values[index % values.length] ?? otherwise;

/** Makes what is thrown; with the same shape, only the text differs. */
export function plant(shape: Shape, text: string): unknown {
  const template = at(TEMPLATES, shape.template, (given) => given)(text);
  const messages: readonly Make[] = [
    ...MESSAGES,
    () => template,
    () => `${template} ${text}`,
    () => `${text}: ${template}`,
  ];
  const message = at(messages, shape.message, (given) => given)(text);
  const inner =
    shape.depth > 0 ? plant({ ...shape, depth: shape.depth - 1, message: shape.message + 1 }, text) : text;

  const error =
    shape.kind % 4 === 1
      ? new AggregateError([inner, text, inner], message)
      : new Error(message, { cause: inner });
  const labels = at([{}, labelled(text), { code: text, name: text, syscall: text }], shape.labels, {});
  const stack = at(STACKS, shape.stack, () => '')(text, error);
  const whole = Object.assign(error, { stack, [text]: text, path: text, env: { [text]: text } }, labels);
  const thrown: readonly unknown[] = [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    message,
    { ...whole, message, stack, [text]: text },
  ];
  const odd: readonly unknown[] = [
    Symbol(text),
    () => text,
    [text],
    new String(text),
    Number.parseInt(text, 36),
    { toString: () => text },
  ];
  return at([...thrown, ...odd], shape.kind, text);
}

function labelled(text: string): object {
  return {
    name: `${text}Error`,
    code: `ERR_${text}`,
    syscall: `spawn ${text}`,
    cause: text,
    errors: [text, { message: text }],
  };
}
