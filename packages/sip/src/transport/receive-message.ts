import type { MessageLimits } from '../message/limits.ts';
import { SipParseError } from '../message/parse-error.ts';
import { parseMessage } from '../message/parse-message.ts';
import type { Flow, TransportSink } from './transport.ts';

/** Parses what came in on a flow and tells the sink what it was. */
export function receiveMessage(bytes: Buffer, flow: Flow, sink: TransportSink, limits: MessageLimits): void {
  try {
    sink.message(parseMessage(bytes, limits), flow);
  } catch (error) {
    if (!(error instanceof SipParseError)) throw error;
    sink.invalid(error, flow);
  }
}
