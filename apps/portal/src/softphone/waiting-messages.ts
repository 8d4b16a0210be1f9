/** Messages of a mailbox that wait, as the lamp of a phone shows them. */
export interface WaitingMessages {
  readonly fresh: number;
  readonly old: number;
}

const LONGEST = 4096;

/** Reads `application/simple-message-summary` (RFC 3842 §5.2): null when it is none. */
export function readMessageSummary(body: string): WaitingMessages | null {
  const text = body.slice(0, LONGEST);
  const waiting = /^\s*messages-waiting\s*:\s*(yes|no)/im.exec(text)?.[1]?.toLowerCase();
  if (waiting === undefined) return null;
  const counts = /^\s*voice-message\s*:\s*(\d{1,6})\s*\/\s*(\d{1,6})/im.exec(text);
  if (counts === null) return { fresh: waiting === 'yes' ? 1 : 0, old: 0 };
  return { fresh: Number(counts[1]), old: Number(counts[2]) };
}
