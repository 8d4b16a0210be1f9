const LONGEST_IDENT = 20;
const LONGEST_HEADER = 50;

/** The text in letters that a page header and a T.30 identification can carry: printable ASCII, accents left off. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?');
}

/** A station id as T.30 §5.3.6.2.4 carries it: at most 20 characters. */
export function identText(ident: string): string {
  return plain(ident).slice(0, LONGEST_IDENT);
}

/** What stands above each page between its date and its number. */
export function headerText(header: string): string {
  return plain(header).slice(0, LONGEST_HEADER);
}

/** What the far side calls itself, in letters that may be shown. */
export function remoteIdentText(ident: string | null): string {
  return plain(ident ?? '').trim();
}
