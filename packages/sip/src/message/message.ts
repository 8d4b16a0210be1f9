import { trimLws } from './characters.ts';
import { parseDeltaSeconds } from './contact.ts';
import { type CSeq, parseCSeq } from './cseq.ts';
import { formatUri } from './format-uri.ts';
import { type HeaderEntry, SipHeaders } from './headers.ts';
import { type NameAddr, parseNameAddr } from './name-addr.ts';
import { paramText } from './params.ts';
import { SipParseError } from './parse-error.ts';
import { parseUri } from './parse-uri.ts';
import { reasonPhrase } from './reason-phrase.ts';
import type { Uri } from './uri.ts';
import { parseVia, type Via } from './via.ts';

export interface MessageParts {
  readonly headers?: SipHeaders | Iterable<HeaderEntry> | undefined;
  readonly body?: Uint8Array | string | undefined;
}

const noBody = Buffer.alloc(0);

function toBody(body: Uint8Array | string | undefined): Uint8Array {
  if (body === undefined) return noBody;
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
}

interface Parsed<T> {
  readonly text: string;
  readonly value: T;
}

/**
 * What requests and responses share. The getters parse on first use and again after the header has changed;
 * on a message made by the parser they do not throw.
 */
abstract class MessageBase {
  readonly headers: SipHeaders;
  readonly body: Uint8Array;
  #via: Parsed<Via> | undefined;
  #from: Parsed<NameAddr> | undefined;
  #to: Parsed<NameAddr> | undefined;
  #cseq: Parsed<CSeq> | undefined;
  #contact: Parsed<NameAddr> | undefined;

  constructor(parts: MessageParts) {
    const { headers } = parts;
    this.headers = headers instanceof SipHeaders ? headers : SipHeaders.from(headers ?? []);
    this.body = toBody(parts.body);
  }

  /** The topmost Via. */
  get via(): Via {
    const text = this.#required('Via');
    if (this.#via?.text !== text) this.#via = { text, value: parseVia(text) };
    return this.#via.value;
  }

  get vias(): Via[] {
    return this.headers.getAll('Via').map(parseVia);
  }

  get from(): NameAddr {
    const text = this.#required('From');
    if (this.#from?.text !== text) this.#from = { text, value: parseNameAddr(text) };
    return this.#from.value;
  }

  get to(): NameAddr {
    const text = this.#required('To');
    if (this.#to?.text !== text) this.#to = { text, value: parseNameAddr(text) };
    return this.#to.value;
  }

  get fromTag(): string | undefined {
    return paramText(this.from.params, 'tag');
  }

  get toTag(): string | undefined {
    return paramText(this.to.params, 'tag');
  }

  get callId(): string {
    return this.#required('Call-ID');
  }

  get cseq(): CSeq {
    const text = this.#required('CSeq');
    if (this.#cseq?.text !== text) this.#cseq = { text, value: parseCSeq(text) };
    return this.#cseq.value;
  }

  /** The first contact; undefined when there is none or it is `*`. */
  get contact(): NameAddr | undefined {
    const text = this.headers.get('Contact');
    if (text === undefined || text === '*') return undefined;
    if (this.#contact?.text !== text) this.#contact = { text, value: parseNameAddr(text) };
    return this.#contact.value;
  }

  /** Every contact, or `*`. */
  get contacts(): readonly NameAddr[] | '*' {
    const values = this.headers.getAll('Contact');
    return values.length === 1 && values[0] === '*' ? '*' : values.map(parseNameAddr);
  }

  get routes(): NameAddr[] {
    return this.headers.getAll('Route').map(parseNameAddr);
  }

  get recordRoutes(): NameAddr[] {
    return this.headers.getAll('Record-Route').map(parseNameAddr);
  }

  /** Seconds of the Expires header; undefined when absent or malformed. */
  get expires(): number | undefined {
    const text = this.headers.get('Expires');
    return text === undefined ? undefined : parseDeltaSeconds(text);
  }

  /** Media type in lower case without parameters, e.g. `application/sdp`. */
  get contentType(): string | undefined {
    const text = this.headers.get('Content-Type')?.split(';', 1)[0];
    return text === undefined ? undefined : trimLws(text).toLowerCase();
  }

  /** The body as UTF-8 text. */
  get text(): string {
    return Buffer.from(this.body.buffer, this.body.byteOffset, this.body.byteLength).toString('utf8');
  }

  #required(name: string): string {
    const text = this.headers.get(name);
    if (text === undefined) throw new SipParseError(`Missing ${name}`);
    return text;
  }
}

export interface RequestParts extends MessageParts {
  readonly method: string;
  readonly uri: Uri | string;
  /** How `uri` was written, when that is known. */
  readonly uriText?: string | undefined;
}

export class SipRequest extends MessageBase {
  readonly kind = 'request';
  readonly method: string;
  /** The Request-URI as on the wire. */
  readonly uriText: string;
  readonly uri: Uri;

  /** A URI given as text is kept as written; throws SipParseError when it is none. */
  constructor(parts: RequestParts) {
    super(parts);
    this.method = parts.method;
    this.uri = typeof parts.uri === 'string' ? parseUri(parts.uri) : parts.uri;
    this.uriText = parts.uriText ?? (typeof parts.uri === 'string' ? parts.uri : formatUri(parts.uri));
  }

  /** Undefined when absent or malformed. */
  get maxForwards(): number | undefined {
    const text = this.headers.get('Max-Forwards');
    return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  }
}

export interface ResponseParts extends MessageParts {
  /** 100..699 */
  readonly status: number;
  /** The usual phrase of the status when absent. */
  readonly reason?: string | undefined;
}

export class SipResponse extends MessageBase {
  readonly kind = 'response';
  readonly status: number;
  readonly reason: string;

  constructor(parts: ResponseParts) {
    super(parts);
    this.status = parts.status;
    this.reason = parts.reason ?? reasonPhrase(parts.status);
  }
}

export type SipMessage = SipRequest | SipResponse;
