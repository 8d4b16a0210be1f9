import { type MergeToken, type TokenGroup, withTokens } from './merge-tokens.ts';

/** What the preview may do: show text and the pictures that stand in it. It is in a frame that runs no scripts, besides. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** As the server prints it: margins, letters and tables. */
const PRINT = `
  html { background: white; color: black; filter: grayscale(1); }
  body { margin: 42pt; font: 11pt/1.17 Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
  table { border-collapse: collapse; }
  td, th { border: 1px solid black; padding: 2pt 4pt; text-align: left; vertical-align: top; }
  img { max-width: 510pt; }
`;

/**
 * A whole page of HTML that people write, its tokens filled in with examples.
 * @param looks styles; default: as a cover page is printed
 */
export function previewPage(
  html: string,
  exampleOf: (group: TokenGroup, token: MergeToken) => string,
  looks: string = PRINT,
): string {
  const filled = withTokens(html, (group, token) => escaped(exampleOf(group, token)));
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `<!doctype html><html><head>${head}<style>${looks}</style></head><body>${filled}</body></html>`;
}

/** A text as HTML that shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
