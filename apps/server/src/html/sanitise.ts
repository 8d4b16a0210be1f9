import sanitizeHtml from 'sanitize-html';

/** What may stand in a line of text: contract 10 §7.1. */
export const INLINE_TAGS = ['a', 'b', 'i', 'br', 'span', 'p'] as const;
/** What a short message may be made of. */
export const MESSAGE_TAGS = [...INLINE_TAGS, 'strong', 'em', 'u', 'ul', 'ol', 'li'] as const;

const LINK_SCHEMES = ['http', 'https', 'mailto'];
const DEEPEST = 32;

/**
 * HTML with nothing but those tags, and of attributes only the `href` of links that lead to the web or to a mailbox.
 * Text stays text; scripts and styles go with what they hold. Doing it twice changes nothing.
 */
export function sanitise(html: string, tags: readonly string[]): string {
  return sanitizeHtml(html, {
    allowedTags: tags,
    allowedAttributes: { a: ['href'] },
    allowedSchemes: LINK_SCHEMES,
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
    transformTags: {
      a: (tagName, { href = '' }) => ({ tagName, attribs: leadsOutside(href) ? { href } : {} }),
    },
  }).trim();
}

/** A relative link would lead somewhere else on every page that shows it. */
function leadsOutside(href: string): boolean {
  const scheme = URL.parse(href)?.protocol.slice(0, -1);
  return scheme !== undefined && LINK_SCHEMES.includes(scheme);
}
