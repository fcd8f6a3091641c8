import own from './activity.module.css';

export function Bytes({ name, bytes }: { readonly name: string; readonly bytes: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What can be scrolled has to be reachable by keyboard.
    <figure className={own['bytes']} aria-label={name} tabIndex={0}>
      <pre>{bytes}</pre>
    </figure>
  );
}
