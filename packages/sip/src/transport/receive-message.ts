import type { MessageLimits } from '../message/limits.ts';
import type { SipMessage } from '../message/message.ts';
import { SipParseError } from '../message/parse-error.ts';
import { parseMessage } from '../message/parse-message.ts';
import type { Flow, TransportSink } from './transport.ts';

function parseOrError(bytes: Buffer, limits: MessageLimits): SipMessage | SipParseError {
  try {
    return parseMessage(bytes, limits);
  } catch (error) {
    if (error instanceof SipParseError) return error;
    throw error;
  }
}

/** Parses what came in on a flow and tells the sink what it was. */
export function receiveMessage(bytes: Buffer, flow: Flow, sink: TransportSink, limits: MessageLimits): void {
  const message = parseOrError(bytes, limits);
  if (message instanceof SipParseError) sink.invalid(message, flow);
  else sink.message(message, flow, bytes);
}
