import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { resolveTokens, tokensIn } from '../../merge-tokens/resolve-tokens.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';
import { Refusal } from './refusal.ts';

/** Parts of a docx or odt that hold what is read on its pages. */
const TEXT_PARTS = /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml|(?:content|styles)\.xml)$/;
/** Of all that is unpacked of one file. */
const MOST_BYTES = 200 * 1024 * 1024;

/** No token reaches from one paragraph into another. */
const PARAGRAPH = /<(w:p|text:p|text:h)\b[^>]*?>[\s\S]*?<\/\1>/g;
/** Texts of a paragraph: what stands in w:t, or anywhere between the tags of an odt. */
const RUN_TEXT = /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/g;
const ODT_TEXT = /(>)([^<]+)(<)/g;

/** Names of the tokens in a docx or odt; none where it cannot be unpacked. */
export function tokensInOffice(file: Uint8Array): string[] {
  const names = new Set<string>();
  try {
    for (const [path, part] of Object.entries(unpack(file, TEXT_PARTS))) {
      for (const paragraph of strFromU8(part).match(PARAGRAPH) ?? []) {
        for (const name of tokensIn(textOf(paragraph, textPattern(path)))) names.add(name);
      }
    }
  } catch {
    return [];
  }
  return [...names];
}

/**
 * The file with its tokens replaced, also where the writing program split one over several runs.
 * @throws Refusal when it cannot be unpacked
 */
export function mergeOffice(file: Uint8Array, name: string, values: TokenValues): Uint8Array {
  try {
    const parts = unpack(file, /./);
    const merged = Object.entries(parts).map(([path, part]) => [
      path,
      TEXT_PARTS.test(path) ? strToU8(mergeXml(strFromU8(part), textPattern(path), values)) : part,
    ]);
    return zipSync(Object.fromEntries(inOrder(merged)));
  } catch {
    throw new Refusal(`${name}: the file cannot be read`);
  }
}

/** The first part of an odt is its type, stored as it is (ODF 1.3 part 2, §3.3). */
function inOrder(parts: readonly unknown[][]): [string, Uint8Array | [Uint8Array, { level: 0 }]][] {
  return parts.flatMap(([path, part]) => {
    if (typeof path !== 'string' || !(part instanceof Uint8Array)) return [];
    return [[path, path === 'mimetype' ? [part, { level: 0 }] : part]];
  });
}

function unpack(file: Uint8Array, paths: RegExp): Unzipped {
  let total = 0;
  return unzipSync(file, {
    filter: ({ name, originalSize }) => {
      if (!paths.test(name)) return false;
      total += originalSize;
      if (total > MOST_BYTES) throw new Error('the file unpacks to too much');
      return true;
    },
  });
}

const textPattern = (path: string) => (path.startsWith('word/') ? RUN_TEXT : ODT_TEXT);

function mergeXml(xml: string, texts: RegExp, values: TokenValues): string {
  return xml.replace(PARAGRAPH, (paragraph) => {
    if (!textOf(paragraph, texts).includes('[')) return paragraph;
    const runs = Array.from(paragraph.matchAll(texts), ([, , text = '']) => unescapeXml(text));
    const replaced = replaceOverRuns(runs, values);
    let index = 0;
    return paragraph.replace(texts, (_, before: string, _text: string, after: string) => {
      const text = escapeXml(replaced[index++] ?? '');
      return `${keepingBlanks(before)}${text}${after}`;
    });
  });
}

/** Word drops blanks at the ends of a run unless told not to. */
function keepingBlanks(tag: string): string {
  return tag.startsWith('<w:t') ? '<w:t xml:space="preserve">' : tag;
}

/** Puts what a token stands for into the run where it begins. */
function replaceOverRuns(runs: readonly string[], values: TokenValues): string[] {
  const pieces = piecesOf(runs.join(''));
  let end = 0;
  return runs.map((run) => {
    const start = end;
    end += run.length;
    return pieces
      .filter(({ at, text }) => at < end && at + text.length > start)
      .map(({ at, text, isToken }) => {
        if (!isToken) return text.slice(Math.max(0, start - at), end - at);
        return at >= start ? resolveTokens(text, values, 'text') : '';
      })
      .join('');
  });
}

/** A text cut into tokens and what stands between them. */
function piecesOf(text: string): { readonly at: number; readonly text: string; readonly isToken: boolean }[] {
  let at = 0;
  return text.split(/(\[[a-z][a-z0-9_]*(?::[a-z][a-z0-9_]*){1,2}\])/i).map((part, index) => {
    const piece = { at, text: part, isToken: index % 2 === 1 };
    at += part.length;
    return piece;
  });
}

function textOf(paragraph: string, texts: RegExp): string {
  return Array.from(paragraph.matchAll(texts), ([, , text = '']) => unescapeXml(text)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
