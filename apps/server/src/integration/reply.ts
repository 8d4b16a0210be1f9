import { type ActionAnswer, isRaw, type StreamAnswer, stamp } from './answers.ts';
import type { IntegrationError } from './errors.ts';

/** What goes out as a whole. */
export interface WholeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The bytes of an action's answer; a stream has none yet. */
export function wholeAnswer(answer: Exclude<ActionAnswer, StreamAnswer>): WholeAnswer {
  if (isRaw(answer)) {
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return { status: 200, contentType: answer.contentType, body: Buffer.from(text) };
  }
  return { status: 200, contentType: JSON_TYPE, body: Buffer.from(JSON.stringify({ status: 'success', ...answer })) };
}

/** Exactly three fields (contract 40 B7). */
export function errorAnswer(error: IntegrationError, now: Date): WholeAnswer {
  const body = { status: 'error', message: error.message, timestamp: stamp(now) };
  return { status: error.status, contentType: JSON_TYPE, body: Buffer.from(JSON.stringify(body)) };
}

/** Contract 40 B3. */
export const GRANTED = { success: 1, message: 'API Access Granted: Whitelisted IP' } as const;
const DENIED = {
  success: 0,
  message: 'API Access Denied: Only whitelisted IPs may access this endpoint.',
} as const;

export function deniedAnswer(): WholeAnswer {
  return { status: 403, contentType: JSON_TYPE, body: Buffer.from(JSON.stringify(DENIED)) };
}
