import { isLws, isToken, trimLws } from './characters.ts';
import { headerName, knownHeader } from './header-names.ts';
import { SipHeaders } from './headers.ts';
import type { MessageLimits } from './limits.ts';
import { SipParseError } from './parse-error.ts';
import { splitList } from './split-list.ts';

/** The head of a message taken apart, with the first fault found; the rest was read on all the same. */
export interface Head {
  readonly startLine: string;
  readonly headers: SipHeaders;
  readonly contentLength: number | undefined;
  readonly fault: SipParseError | undefined;
}

/** Reads the head line by line, unfolding as it goes. */
class HeadReader {
  readonly #text: string;
  readonly #limits: MessageLimits;
  readonly headers = new SipHeaders();
  #position = 0;
  contentLength: number | undefined;
  fault: SipParseError | undefined;

  constructor(text: string, limits: MessageLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  /** Next line without its CRLF; undefined at the end. */
  line(): string | undefined {
    const text = this.#text;
    const start = this.#position;
    if (start >= text.length) return undefined;
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed - 1;
    if (feed !== -1 && text.charCodeAt(end) !== 0x0d) this.note(new SipParseError('Line feed without carriage return'));
    this.#position = feed === -1 ? text.length : feed + 1;
    return text.slice(start, Math.max(start, end));
  }

  /** Next header line with its continuations joined by one space. */
  unfolded(): string | undefined {
    let line = this.line();
    if (line === undefined) return undefined;
    while (this.#position < this.#text.length && isLws(this.#text.charCodeAt(this.#position))) {
      const continuation = this.line() ?? '';
      if (line.length <= this.#limits.maxLineLength) line = `${trimLws(line)} ${trimLws(continuation)}`;
    }
    return line;
  }

  /** False when there are too many to read on. */
  header(line: string): boolean {
    if (line.length > this.#limits.maxLineLength) this.note(new SipParseError('Header line too long', 513));
    else this.#field(line);
    if (this.headers.size <= this.#limits.maxHeaders) return true;
    this.note(new SipParseError('Too many header fields', 513));
    return false;
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    const spelling = trimLws(line.slice(0, Math.max(colon, 0)));
    const name = knownHeader(spelling) ?? (isToken(spelling) ? headerName(spelling) : undefined);
    if (name === undefined) {
      this.note(new SipParseError('Malformed header line'));
      return;
    }
    const { key, label } = name;
    const value = trimLws(line.slice(colon + 1));
    if (value.includes('\r')) this.note(new SipParseError('Carriage return without line feed'));
    else if (key === 'content-length') this.#length(value);
    else if (name.listed && value.includes(',')) this.#values(key, label, value);
    else this.headers.append(key, label, value);
  }

  note(fault: SipParseError): void {
    this.fault ??= fault;
  }

  #values(key: string, label: string, value: string): void {
    try {
      for (const part of splitList(value)) this.headers.append(key, label, part);
    } catch (error) {
      if (!(error instanceof SipParseError)) throw error;
      this.note(error);
    }
  }

  #length(value: string): void {
    const length = /^\d{1,10}$/.test(value) ? Number(value) : undefined;
    if (length === undefined) this.note(new SipParseError('Malformed Content-Length'));
    else if (this.contentLength !== undefined && this.contentLength !== length) {
      this.note(new SipParseError('Conflicting Content-Length'));
    } else this.contentLength = length;
  }
}

/** Takes apart everything before the empty line. Does not throw: the first fault is told with what was read. */
export function parseHead(text: string, limits: MessageLimits): Head {
  const reader = new HeadReader(text, limits);
  const startLine = reader.line() ?? '';
  if (startLine.length > limits.maxLineLength) reader.note(new SipParseError('Start line too long', 414));
  let line = reader.unfolded();
  while (line !== undefined && reader.header(line)) line = reader.unfolded();
  return { startLine, headers: reader.headers, contentLength: reader.contentLength, fault: reader.fault };
}
