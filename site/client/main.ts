/** All that a page of the site does by script; without it a page can be read as well. */
import { filterEvents } from './filter-events.ts';
import { offerSearch } from './search.ts';
import { offerThemes } from './theme.ts';

offerThemes();
offerSearch();
filterEvents();

/** The page that is open, in a menu that is higher than the window. */
function showCurrent(): void {
  const menu = document.getElementById('menu');
  const current = menu?.querySelector<HTMLElement>('[aria-current]');
  if (menu && current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}
showCurrent();

/** What is wider than the page can be scrolled by the keyboard, too. */
function makeScrollable(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.scrolls')) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }
}
makeScrollable();
addEventListener('resize', makeScrollable);
