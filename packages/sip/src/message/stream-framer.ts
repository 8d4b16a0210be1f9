import { defaultLimits, type MessageLimits } from './limits.ts';
import { SipParseError } from './parse-error.ts';

export type StreamFrame =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  /** Double CRLF between messages: a keep-alive that is answered by one CRLF (RFC 5626 §3.5.1). */
  | { readonly kind: 'ping' }
  /** A single CRLF between messages. */
  | { readonly kind: 'pong' };

const emptyLine = Buffer.from('\r\n\r\n');
const lengthPattern = /\r\n(?:content-length|l)[ \t]*:[ \t]*(?:\r\n[ \t]+)?(\S*)[ \t]*(?=\r\n|$)/gi;

/** Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3, §7.5). */
export class StreamFramer {
  readonly #limits: MessageLimits;
  #pending: Buffer = Buffer.alloc(0);
  /** Size of the message whose head has been read but whose body is not complete. */
  #expected: number | undefined;
  /** Where to go on looking for the end of the head. */
  #searched = 0;

  constructor(limits: MessageLimits = defaultLimits) {
    this.#limits = limits;
  }

  /** True between messages: nothing half received. */
  get idle(): boolean {
    return this.#pending.length === 0;
  }

  /** Takes the next bytes and yields what is complete; throws SipParseError when the framing is lost: close then. */
  *push(chunk: Buffer): Generator<StreamFrame> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  #next(): StreamFrame | undefined {
    if (this.#expected === undefined && this.#pending[0] === 0x0d) return this.#keepAlive();
    this.#expected ??= this.#measure();
    if (this.#expected === undefined || this.#pending.length < this.#expected) return undefined;
    return { kind: 'message', bytes: this.#take(this.#expected) };
  }

  #keepAlive(): StreamFrame | undefined {
    if (this.#pending.length < 2) return undefined;
    if (this.#pending[1] !== 0x0a) throw new SipParseError('Carriage return without line feed');
    if (this.#pending.length === 3 && this.#pending[2] === 0x0d) return undefined;
    if (this.#pending.subarray(0, 4).equals(emptyLine)) {
      this.#take(4);
      return { kind: 'ping' };
    }
    this.#take(2);
    return { kind: 'pong' };
  }

  #measure(): number | undefined {
    const end = this.#pending.indexOf(emptyLine, Math.max(0, this.#searched - 3));
    if (end === -1) {
      this.#searched = this.#pending.length;
      if (this.#searched > this.#limits.maxHeadSize) throw new SipParseError('Header fields too large', 513);
      return undefined;
    }
    const size = end + emptyLine.length + contentLength(this.#pending.toString('latin1', 0, end));
    if (size > this.#limits.maxMessageSize) throw new SipParseError('Message too large', 513);
    return size;
  }

  #take(size: number): Buffer {
    const taken = this.#pending.subarray(0, size);
    this.#pending = this.#pending.subarray(size);
    this.#expected = undefined;
    this.#searched = 0;
    return taken;
  }
}

function contentLength(head: string): number {
  const values = new Set(Array.from(head.matchAll(lengthPattern), (match) => match[1] ?? ''));
  const [value] = values;
  if (value === undefined) throw new SipParseError('Missing Content-Length');
  if (values.size > 1) throw new SipParseError('Conflicting Content-Length');
  if (!/^\d{1,10}$/.test(value)) throw new SipParseError('Malformed Content-Length');
  return Number(value);
}
