/** The HTTP method of an operation, by a word and a colour. */
export function Method({ name }: { readonly name: string }) {
  return <span className={`method method-${name.toLowerCase()}`}>{name}</span>;
}
