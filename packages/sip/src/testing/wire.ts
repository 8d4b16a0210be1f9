import { SipRequest, SipResponse } from '../message/message.ts';
import { SipParseError } from '../message/parse-error.ts';
import { parseMessage } from '../message/parse-message.ts';

/** The text of a message with CRLF line ends; a leading line break is dropped. One character is one octet. */
export function wire(text: string): Buffer {
  return Buffer.from(text.replace(/^\n/, '').replace(/\r?\n/g, '\r\n'), 'latin1');
}

export function parseRequest(text: string): SipRequest {
  const message = parseMessage(wire(text));
  if (!(message instanceof SipRequest)) throw new Error('not a request');
  return message;
}

export function parseResponse(text: string): SipResponse {
  const message = parseMessage(wire(text));
  if (!(message instanceof SipResponse)) throw new Error('not a response');
  return message;
}

/** The error that reading `text` gives. */
export function refusal(text: string): SipParseError {
  try {
    parseMessage(wire(text));
  } catch (error) {
    if (error instanceof SipParseError) return error;
    throw error;
  }
  throw new Error('was accepted');
}
