/** Stylesheets of pages in the wild, as file URLs. */
export const STYLESHEETS: Readonly<Record<string, string>> = {
  // It contains functions that only its compiler knows, but only in fonts.
  tailwind: import.meta.resolve('tailwindcss/preflight.css'),
  pico: import.meta.resolve('@picocss/pico/css/pico.css'),
  bulma: import.meta.resolve('bulma/css/bulma.css'),
  water: import.meta.resolve('water.css/out/water.css'),
  'electron-vite': import.meta.resolve(
    '@quick-start/create-electron/template/react-ts/src/renderer/src/assets/main.css',
  ),
  hostile: new URL('hostile.css', import.meta.url).href,
};
