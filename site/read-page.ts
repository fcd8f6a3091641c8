/** A document, made ready for the site. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import hljs from 'highlight.js/lib/common';
import MarkdownIt, { type Token } from 'markdown-it';
import { targetOf } from './links.ts';
import type { Page } from './pages.ts';

/** What lies below a heading, until the next one. */
export interface Part {
  /** The heading's anchor. */
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

export interface ReadPage {
  readonly page: Page;
  readonly html: string;
  readonly parts: readonly Part[];
  /** Its first sentences, or what it is about if it begins with a heading, of at most {@link DESCRIPTION_CHARACTERS}. */
  readonly description: string;
}

/** Search engines show about so many. */
const DESCRIPTION_CHARACTERS = 160;

const markdown = new MarkdownIt({ html: true, highlight });
const { rules } = markdown.renderer;

function highlight(code: string, language: string): string {
  return hljs.getLanguage(language) === undefined ? '' : hljs.highlight(code, { language }).value;
}

/** A code block as one that can be scrolled, and below the name of its file if it has one: `ts main.ts`. */
const fence = rules['fence'];
rules['fence'] = (tokens, index, options, env, self) => {
  const name = tokens[index]?.info.split(/\s+/)[1] ?? '';
  const block = fence?.(tokens, index, options, env, self) ?? '';
  const caption = name === '' ? '' : `<figcaption>${markdown.utils.escapeHtml(name)}</figcaption>`;
  return `<figure class="code">${caption}${block.replace('<pre>', '<pre class="scrolls">')}</figure>\n`;
};
rules['table_open'] = () => '<div class="table scrolls"><table>\n';
rules['table_close'] = () => '</table></div>\n';

/** A heading is a link to itself, unless it has one in it. */
const hasOwnLink = (heading: Token | undefined, words: Token | undefined): boolean =>
  heading?.tag !== 'h1' && words?.children?.every(({ type }) => type !== 'link_open') === true;
rules['heading_open'] = (tokens, index, options, _env, self) => {
  const heading = tokens[index];
  const link = hasOwnLink(heading, tokens[index + 1])
    ? `<a class="heading" href="#${heading?.attrGet('id')}">`
    : '';
  return self.renderToken(tokens, index, options) + link;
};
rules['heading_close'] = (tokens, index, options, _env, self) =>
  (hasOwnLink(tokens[index], tokens[index - 1]) ? '</a>' : '') + self.renderToken(tokens, index, options);

/**
 * Reads a document of the repository. What it links to and the site does not have is named instead, since the repository
 * has no public address. Throws if a picture is missing.
 * @param mark may add attributes to what is shown, such as those by which events are filtered
 */
export function readPage(
  root: string,
  page: Page,
  mark: (tokens: readonly Token[]) => void = () => {},
): ReadPage {
  const env = {};
  const tokens = markdown.parse(readFileSync(join(root, page.source), 'utf8'), env);
  const parts = partsOf(tokens);
  for (const { children } of tokens) if (children !== null) linkWithinSite(root, page.source, children);
  labelColumns(tokens);
  mark(tokens);
  return {
    page,
    html: markdown.renderer.render(tokens, markdown.options, env),
    parts,
    description: shorten(describe(parts)),
  };
}

const textOf = ({ children }: Token): string =>
  (children ?? [])
    .map(({ type, content }) =>
      type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : '',
    )
    .join('');

/** Also gives every heading the anchor that GitHub gives it, and makes it a link to itself. */
function partsOf(tokens: Token[]): Part[] {
  const slugger = new GithubSlugger();
  const parts: { id: string; level: number; title: string; text: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'inline' && tokens[index - 1]?.type === 'heading_open') {
      const heading = tokens[index - 1];
      const title = textOf(token);
      const id = slugger.slug(title);
      heading?.attrSet('id', id);
      parts.push({ id, level: Number(heading?.tag.slice(1)), title, text: '' });
    } else if (token.type === 'inline' || token.type === 'fence') {
      const part = parts.at(-1);
      if (part !== undefined) part.text += `${token.type === 'fence' ? token.content : textOf(token)} `;
    }
  }
  return parts;
}

/** A heading of a column that says nothing is none. */
function labelColumns(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'th_open') continue;
    const close = tokens[index + 2];
    if (tokens[index + 1]?.content !== '') token.attrSet('scope', 'col');
    else for (const tag of [token, close]) if (tag !== undefined) tag.tag = 'td';
  }
}

const attributeOf = (token: Token, name: string): string => String(token.attrGet(name) ?? '');

/** Of a picture of the repository, so that nothing moves when it arrives. */
function sizeOf(file: string): { readonly width: number; readonly height: number } {
  const header = readFileSync(file).subarray(16, 24);
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4) };
}

function linkWithinSite(root: string, from: string, tokens: readonly Token[]): void {
  let inRepository: { readonly path: string; readonly at: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'image') {
      const src = attributeOf(token, 'src');
      const target = targetOf(from, src);
      if (target.kind !== 'address')
        throw new Error(`${from} shows ${target.path}, which the site has no copy of.`);
      const { width, height } = sizeOf(join(root, dirname(from), src));
      token.attrSet('src', target.href);
      token.attrSet('width', `${width}`);
      token.attrSet('height', `${height}`);
      token.attrSet('loading', 'lazy');
    } else if (token.type === 'link_open') {
      const target = targetOf(from, attributeOf(token, 'href'));
      if (target.kind === 'address') token.attrSet('href', target.href);
      else {
        inRepository = { path: target.path, at: index };
        token.tag = 'span';
        token.attrs = [['class', 'in-repository']];
      }
    } else if (token.type === 'link_close' && inRepository !== null) {
      const { path, at } = inRepository;
      const words = tokens
        .slice(at, index)
        .map(({ content }) => content)
        .join('');
      const where = path.endsWith(words.replace(/\/$/, ''))
        ? ''
        : ` (<code>${markdown.utils.escapeHtml(path)}</code>)`;
      token.type = 'html_inline';
      token.content = `${where}</span>`;
      inRepository = null;
    }
  }
}

function describe([first, ...others]: readonly Part[]): string {
  if (first === undefined || first.text.trim() !== '') return first?.text ?? '';
  return `${first.title}: ${others.map(({ title }) => title).join(', ')}`;
}

function shorten(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= DESCRIPTION_CHARACTERS) return words;
  return `${words.slice(0, DESCRIPTION_CHARACTERS - 1).replace(/\s+\S*$/, '')}…`;
}
