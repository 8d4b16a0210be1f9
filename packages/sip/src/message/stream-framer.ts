import { defaultLimits, type MessageLimits } from './limits.ts';
import { SipParseError } from './parse-error.ts';

export type StreamFrame =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  /** Double CRLF between messages: a keep-alive that is answered by one CRLF (RFC 5626 §3.5.1). */
  | { readonly kind: 'ping' }
  /** A single CRLF between messages. */
  | { readonly kind: 'pong' };

const emptyLine = Buffer.from('\r\n\r\n');
const lengthField = /\r\n(?:content-length|l)[ \t]*:/gi;
const nothing = Buffer.alloc(0);
const smallestStore = 512;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3, §7.5). Its work and its memory grow with the octets
 * received alone, however small the pieces are that they come in.
 */
export class StreamFramer {
  readonly #limits: MessageLimits;
  /** Its first `#length` octets are what has not been cut yet; the rest is room to grow. */
  #store: Buffer = nothing;
  #length = 0;
  /** Size of the message whose head has been read but whose body is not complete. */
  #expected: number | undefined;
  /** Where to go on looking for the end of the head. */
  #searched = 0;
  /** What was last cut is a CRLF that the octets received so far ended with. */
  #afterCrlf = false;
  #work = 0;

  constructor(limits: MessageLimits = defaultLimits) {
    this.#limits = limits;
  }

  /** True between messages: nothing half received. */
  get idle(): boolean {
    return this.#length === 0;
  }

  /** Octets looked at and copied so far. */
  get work(): number {
    return this.#work;
  }

  /** Takes the next bytes and yields what is complete; throws SipParseError when the framing is lost: close then. */
  *push(chunk: Buffer): Generator<StreamFrame> {
    this.#append(chunk);
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  /** Copies no octet more than a few times in all: the store grows to twice its size. */
  #append(chunk: Buffer): void {
    if (this.#length === 0) {
      this.#store = chunk;
      this.#length = chunk.length;
      return;
    }
    const length = this.#length + chunk.length;
    if (length > this.#store.length) this.#move(Math.max(2 * length, smallestStore));
    chunk.copy(this.#store, this.#length);
    this.#work += chunk.length;
    this.#length = length;
  }

  #move(capacity: number): void {
    const roomier = Buffer.allocUnsafeSlow(capacity);
    this.#store.copy(roomier, 0, 0, this.#length);
    this.#work += this.#length;
    this.#store = roomier;
  }

  #next(): StreamFrame | undefined {
    if (this.#length === 0) return undefined;
    if (this.#expected === undefined && this.#store[0] === 0x0d) return this.#keepAlive();
    this.#afterCrlf = false;
    this.#expected ??= this.#measure();
    if (this.#expected === undefined || this.#length < this.#expected) return undefined;
    return { kind: 'message', bytes: this.#take(this.#expected) };
  }

  /** A double CRLF that came in two pieces has been told as a pong already, and is told as a ping all the same. */
  #keepAlive(): StreamFrame | undefined {
    if (this.#length < 2) return undefined;
    if (this.#store[1] !== 0x0a) throw new SipParseError('Carriage return without line feed');
    const second = this.#afterCrlf;
    if (!second && this.#length === 3 && this.#store[2] === 0x0d) return undefined;
    const double = !second && this.#length >= 4 && this.#store.subarray(0, 4).equals(emptyLine);
    this.#take(double ? 4 : 2);
    this.#afterCrlf = !second && !double && this.#length === 0;
    return { kind: second || double ? 'ping' : 'pong' };
  }

  #measure(): number | undefined {
    const from = Math.max(0, this.#searched - 3);
    const end = this.#store.subarray(from, this.#length).indexOf(emptyLine);
    if (end === -1) {
      this.#work += this.#length - from;
      this.#searched = this.#length;
      if (this.#searched > this.#limits.maxHeadSize) throw new SipParseError('Header fields too large', 513);
      return undefined;
    }
    const head = from + end;
    this.#work += end + head;
    const size = head + emptyLine.length + contentLength(this.#store.toString('latin1', 0, head));
    if (size > this.#limits.maxMessageSize) throw new SipParseError('Message too large', 513);
    return size;
  }

  /** What has been taken belongs to the taker: its octets are never written to again. */
  #take(size: number): Buffer {
    const taken = this.#store.subarray(0, size);
    this.#length -= size;
    this.#store = this.#length === 0 ? nothing : this.#store.subarray(size, size + this.#length);
    this.#expected = undefined;
    this.#searched = 0;
    return taken;
  }
}

function contentLength(head: string): number {
  const values = new Set(
    Array.from(head.matchAll(lengthField), ({ 0: { length }, index }) => value(head, index + length)),
  );
  const [only] = values;
  if (only === undefined) throw new SipParseError('Missing Content-Length');
  if (values.size > 1) throw new SipParseError('Conflicting Content-Length');
  if (!/^\d{1,10}$/.test(only)) throw new SipParseError('Malformed Content-Length');
  return Number(only);
}

/** The value that begins at `from`, with the lines that continue it (RFC 3261 §7.3.1). */
function value(head: string, from: number): string {
  let end = head.indexOf('\r\n', from);
  while (end !== -1 && (head[end + 2] === ' ' || head[end + 2] === '\t')) end = head.indexOf('\r\n', end + 2);
  return head.slice(from, end === -1 ? undefined : end).trim();
}
