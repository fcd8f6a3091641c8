import own from './ui.module.css';

const paths = {
  play: 'M8 5.5v13l10.5-6.5z',
  swap: 'M4 8h13m-4-4 4 4-4 4M20 16H7m4-4-4 4 4 4',
  folder: 'M3.5 6.5a1 1 0 0 1 1-1h4.6l2 2.5h8.4a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z',
  sliders:
    'M4 8h8m6 0h2M4 16h2m6 0h8M15 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2',
  attention: 'M12 4 2.8 19.5h18.4zM12 10v4.5m0 2v.5',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M15.5 5v14M18.5 7v10',
  shield: 'M12 3.2 4.8 6v5.4c0 4.4 3 7.6 7.2 9.4 4.2-1.8 7.2-5 7.2-9.4V6z',
  pulse: 'M3 12.5h4l2.6-7 4.6 13 2.6-6H21',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.5M4.5 12h.5M4.5 17.5h.5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11.2v5M12 7.6v.3',
  chevron: 'm9 6 6 6-6 6',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
} as const;

export type IconName = keyof typeof paths;

/** A drawing that only goes with words, so it is hidden from assistive technology. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={own['icon']} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
