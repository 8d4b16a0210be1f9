/** Bodies of INFO that carry a key press. */
export const DTMF_BODIES: ReadonlySet<string> = new Set(['application/dtmf-relay', 'application/dtmf']);

const DEFAULT_DURATION_MS = 160;
const SHORTEST_MS = 40;
const LONGEST_MS = 5000;

export interface PressedDigit {
  readonly digit: string;
  readonly durationMs: number;
}

/** The key press in an INFO body; null when there is none. */
export function digitIn(contentType: string, body: string): PressedDigit | null {
  return contentType === 'application/dtmf-relay' ? digitInRelay(body) : digitInPlain(body);
}

/** `Signal=5` and `Duration=160`, one a line. */
function digitInRelay(body: string): PressedDigit | null {
  const digit = digitOf(/^[ \t]*Signal[ \t]*=[ \t]*(\S+)/im.exec(body)?.[1]);
  const duration = /^[ \t]*Duration[ \t]*=[ \t]*(\d{1,6})/im.exec(body)?.[1];
  return digit === null ? null : { digit, durationMs: bounded(duration) };
}

/** The key alone. */
function digitInPlain(body: string): PressedDigit | null {
  const digit = digitOf(body.trim());
  return digit === null ? null : { digit, durationMs: DEFAULT_DURATION_MS };
}

/** Keys as themselves or by their event number of RFC 4733 (10 is `*`, 11 is `#`). */
function digitOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const key = text.toUpperCase();
  if (/^[0-9*#A-D]$/.test(key)) return key;
  return { '10': '*', '11': '#', '12': 'A', '13': 'B', '14': 'C', '15': 'D' }[key] ?? null;
}

function bounded(duration: string | undefined): number {
  if (duration === undefined) return DEFAULT_DURATION_MS;
  return Math.min(Math.max(Number(duration), SHORTEST_MS), LONGEST_MS);
}

/** The INFO body that tells a key press. */
export function relayBody(digit: string, durationMs: number): string {
  return `Signal=${digit}\r\nDuration=${Math.round(durationMs)}\r\n`;
}
