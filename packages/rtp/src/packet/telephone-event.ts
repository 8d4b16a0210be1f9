/** Digits by event code (RFC 4733 §3.2). */
const DIGITS = '0123456789*#ABCD';

/** One telephone-event payload (RFC 4733 §2.3). */
export interface TelephoneEvent {
  readonly event: number;
  readonly end: boolean;
  /** Power in -dBm0, 0 to 63. */
  readonly volume: number;
  /** In timestamp units, up to 65535. */
  readonly duration: number;
}

const TELEPHONE_EVENT_BYTES = 4;

/** Parses the first event of a payload; null when it is too short. */
export function parseTelephoneEvent(payload: Buffer): TelephoneEvent | null {
  if (payload.length < TELEPHONE_EVENT_BYTES) return null;
  const flags = payload.readUInt8(1);
  return {
    event: payload.readUInt8(0),
    end: flags >= 0x80,
    volume: flags & 0x3f,
    duration: payload.readUInt16BE(2),
  };
}

/** Builds one event payload. */
export function buildTelephoneEvent(event: TelephoneEvent): Buffer {
  const payload = Buffer.alloc(TELEPHONE_EVENT_BYTES);
  payload[0] = event.event & 0xff;
  payload[1] = (event.end ? 0x80 : 0) | (event.volume & 0x3f);
  payload.writeUInt16BE(Math.min(event.duration, 0xffff), 2);
  return payload;
}

/** The digit of an event code; null for what is not a key (flash, tones). */
export function digitOfEvent(event: number): string | null {
  return DIGITS[event] ?? null;
}

/** The event code of a digit; null for what is not a key. */
export function eventOfDigit(digit: string): number | null {
  const event = digit.length === 1 ? DIGITS.indexOf(digit.toUpperCase()) : -1;
  return event < 0 ? null : event;
}
