/** One SIP message out of the log of a phone, in the order of the wire. */
export interface LoggedMessage {
  readonly direction: 'sent' | 'received';
  /** milliseconds since the epoch */
  readonly at: number;
  /** the request line or status line */
  readonly startLine: string;
  readonly text: string;
}

const ENTRY = /^-{20,} (\d{4}-\d\d-\d\d)[ \t]+(\d\d:\d\d:\d\d\.\d+)[^\n]*\n/m;

/** Reads what sipp wrote with `-trace_msg`. */
export function parseMessageLog(log: string): LoggedMessage[] {
  const [, ...pieces] = log.split(ENTRY);
  const messages: LoggedMessage[] = [];
  for (let at = 0; at + 2 < pieces.length; at += 3) {
    const [day = '', time = '', body = ''] = pieces.slice(at, at + 3);
    const text = body
      .slice(body.indexOf('\n\n') + 2)
      .replaceAll('\r\n', '\n')
      .trimEnd();
    messages.push({
      direction: /^\w+ message received/.test(body) ? 'received' : 'sent',
      at: Date.parse(`${day}T${time.slice(0, 12)}`),
      startLine: text.split('\n', 1)[0] ?? '',
      text,
    });
  }
  return messages;
}

/** The value of a header field, the first one of that name; undefined where it is missing. */
export function header(message: LoggedMessage, name: string): string | undefined {
  const wanted = `${name.toLowerCase()}:`;
  const line = head(message).find((each) => each.toLowerCase().startsWith(wanted));
  return line?.slice(wanted.length).trim();
}

/** What follows the empty line, for example the SDP. */
export function messageBody(message: LoggedMessage): string {
  const end = message.text.indexOf('\n\n');
  return end < 0 ? '' : message.text.slice(end + 2);
}

/** Whether the message is a request of this method, or an answer with this status. */
export function isMessage(message: LoggedMessage, methodOrStatus: string | number): boolean {
  return typeof methodOrStatus === 'number'
    ? message.startLine.startsWith(`SIP/2.0 ${methodOrStatus} `)
    : message.startLine.startsWith(`${methodOrStatus} `);
}

function head(message: LoggedMessage): string[] {
  const end = message.text.indexOf('\n\n');
  return (end < 0 ? message.text : message.text.slice(0, end)).split('\n');
}
