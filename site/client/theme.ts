/** The switch between light and dark, which the system decides until somebody uses it. */
export function offerThemes(): void {
  const root = document.documentElement;
  const button = document.querySelector('[data-theme-switch]');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const tell = () => button?.setAttribute('aria-pressed', `${isDark()}`);

  button?.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    tell();
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Some browsers keep nothing for pages from the disk: it holds for this page.
    }
  });
  system.addEventListener('change', tell);
  tell();
}
