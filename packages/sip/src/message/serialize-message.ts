import type { SipMessage } from './message.ts';

function startLine(message: SipMessage): string {
  if (message.kind === 'request') return `${message.method} ${message.uriText} SIP/2.0\r\n`;
  return `SIP/2.0 ${message.status} ${message.reason.replace(/[\r\n]+/g, ' ')}\r\n`;
}

/** The message as octets; Content-Length follows from the body and comes last. */
export function serializeMessage(message: SipMessage): Buffer {
  const { body } = message;
  const head = `${startLine(message)}${message.headers.toString()}Content-Length: ${body.length}\r\n\r\n`;
  if (body.length === 0) return Buffer.from(head, 'utf8');
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}
