/** What the search knows of a part of a page. */
export interface SearchEntry {
  readonly id: number;
  /** The page's file, with the anchor unless it is the page as a whole. */
  readonly href: string;
  readonly page: string;
  /** That of the page for what comes before its first heading. */
  readonly title: string;
  readonly text: string;
}
