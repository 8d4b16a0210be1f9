/** What a trace needs to know of a message without parsing the whole of it. */
export interface MessageOutline {
  readonly callId: string;
  /** Method of the CSeq: also responses say what they answer. */
  readonly method: string;
  /** Null for a request. */
  readonly status: number | null;
  /** Reason phrase of a response; empty for a request. */
  readonly reason: string;
}

const CALL_ID = /\n(?:call-id|i)[ \t]*:\s*(\S+)/i;
const CSEQ = /\ncseq[ \t]*:\s*\d+\s+(\S+)/i;
const STATUS_LINE = /^SIP\/2\.0 (\d{3}) ?([^\r\n]*)/;

/** The outline of a message that a socket carried; null when it lacks what every message has. */
export function outlineOf(text: string): MessageOutline | null {
  const callId = CALL_ID.exec(text)?.[1];
  const method = CSEQ.exec(text)?.[1];
  if (callId === undefined || method === undefined) return null;
  const response = STATUS_LINE.exec(text);
  return {
    callId,
    method,
    status: response === null ? null : Number(response[1]),
    reason: response?.[2] ?? '',
  };
}
