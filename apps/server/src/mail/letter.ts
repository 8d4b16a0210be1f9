/** What a mail says, before it is set as plain text and as HTML. All parts are plain text. */
export interface Letter {
  readonly subject: string;
  /** Whom it greets by name; empty: nobody in particular. */
  readonly name: string;
  readonly body: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Something to type in: shown large. */
  | { readonly kind: 'code'; readonly code: string }
  /** A link of `http:` or `https:`. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] };

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const code = (digits: string): Block => ({ kind: 'code', code: digits });
export const link = (label: string, href: string): Block => ({ kind: 'link', label, href });
export const facts = (...rows: readonly (readonly [label: string, value: string])[]): Block => ({
  kind: 'facts',
  rows,
});
