import sanitizeHtml from 'sanitize-html';
import { PAGE_STYLES, PAGE_TAGS } from './sanitise-page.ts';
import { untilUnchanged } from './until-unchanged.ts';

const DEEPEST = 40;

/**
 * HTML of a mail that people write: text, tables, links to the web and pictures from there. It runs nothing. Doing it twice
 * changes nothing.
 */
export function sanitiseMail(html: string): string {
  return untilUnchanged(html, cleaned);
}

function cleaned(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: PAGE_TAGS,
    allowedAttributes: {
      '*': ['style', 'align'],
      a: ['href'],
      img: ['src', 'width', 'height', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      table: ['width', 'border', 'cellpadding', 'cellspacing'],
    },
    allowedStyles: { '*': PAGE_STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https', 'http', 'data', 'cid'] },
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
  }).trim();
}

const LINE_ENDS = /<(?:br|hr)\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|table)>/gi;
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** What can be read of HTML, line by line. */
export function textOfHtml(html: string): string {
  const plain = sanitizeHtml(html.replace(LINE_ENDS, '$&\n'), {
    allowedTags: [],
    allowedAttributes: {},
    allowedSchemes: [],
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
  });
  return plain
    .replace(/&(?:lt|gt|quot|amp);/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
