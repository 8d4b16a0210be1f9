import { escapeHtml } from '../html/escape-html.ts';
import { TOKEN_NAMES, type TokenValues } from './token-names.ts';

/** `[a:b]`, `[a:b:c]`: two or three lower-case words. */
const TOKEN = /\[([a-z][a-z0-9_]*(?::[a-z][a-z0-9_]*){1,2})\]/gi;

/**
 * A text with its tokens replaced (contract 30 §13). A value may hold tokens itself, once: what stands in their values is
 * not looked at. Tokens without a value and unknown ones are empty.
 * @param into `html`: values are escaped, and their line ends become breaks
 */
export function resolveTokens(text: string, values: TokenValues, into: 'text' | 'html'): string {
  return replace(text, (name) => {
    const value = replace(lookUp(values, name), (inner) => lookUp(values, inner));
    return into === 'html' ? escapeHtml(value).replaceAll(/\r\n|\r|\n/g, '<br />') : value;
  });
}

/** Names of the tokens of a text that stand for something, each once. */
export function tokensIn(text: string): string[] {
  const found = Array.from(text.matchAll(TOKEN), ([, name = '']) => name.toLowerCase());
  return [...new Set(found)].filter((name) => TOKEN_NAMES.has(name));
}

function replace(text: string, valueFor: (name: string) => string): string {
  return text.replaceAll(TOKEN, (_, name: string) => valueFor(name.toLowerCase()));
}

function lookUp(values: TokenValues, name: string): string {
  return TOKEN_NAMES.has(name) && Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}
