import sanitizeHtml from 'sanitize-html';
import { untilUnchanged } from './until-unchanged.ts';

/** What may stand on a page that is printed. */
export const PAGE_TAGS: readonly string[] = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'a'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'ul', 'ol', 'li', 'img'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

const LENGTH = [/^\d{1,4}(?:\.\d+)?(?:px|pt|em|rem|%)?$/];
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)$/i];
/** Styles that cannot hide, move or load anything. */
export const PAGE_STYLES: Readonly<Record<string, readonly RegExp[]>> = {
  'text-align': [/^(?:left|right|center|justify)$/],
  'font-size': LENGTH,
  'font-weight': [/^(?:bold|normal|[1-9]00)$/],
  'font-style': [/^(?:italic|normal)$/],
  'text-decoration': [/^(?:underline|line-through|none)$/],
  'line-height': LENGTH,
  color: COLOUR,
  'background-color': COLOUR,
  width: LENGTH,
  'margin-top': LENGTH,
  'margin-bottom': LENGTH,
  'margin-left': LENGTH,
};

const DEEPEST = 40;

/** HTML of a page: text, tables and pictures that stand in it. It loads nothing and runs nothing. Doing it twice changes nothing. */
export function sanitisePage(html: string): string {
  return untilUnchanged(html, cleaned);
}

function cleaned(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: PAGE_TAGS,
    allowedAttributes: {
      '*': ['style', 'align'],
      img: ['src', 'width', 'height', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      table: ['width'],
    },
    allowedStyles: { '*': PAGE_STYLES },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^data:image\//.test(attribs['src'] ?? ''),
  }).trim();
}
