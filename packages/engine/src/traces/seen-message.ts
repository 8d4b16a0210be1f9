import type { Sighting } from '@strowger/sip';
import type { TracedMessage } from '@strowger/switch';
import { maskMessage } from './mask-message.ts';
import { type MessageOutline, outlineOf } from './message-outline.ts';

/**
 * A message as a socket carried it, secrets and all. Most are never looked at: what is shown of one is made when it is
 * asked for, by `tracedMessage`.
 */
export interface SeenMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sighting: Omit<Sighting, 'bytes'>;
  readonly outline: MessageOutline;
  /** One character is one octet. */
  readonly text: string;
  /** The leg it belongs to; null before that is known. */
  readonly legUuid: string | null;
}

/** Takes down a message; null for what lacks the fields that every message has. */
export function seenMessage({ bytes, ...sighting }: Sighting, at: number): SeenMessage | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const outline = outlineOf(text);
  return outline && { at, sighting, outline, text, legUuid: null };
}

/** The message as it may be shown: without its secrets. */
export function tracedMessage({ at, sighting, outline, text, legUuid }: SeenMessage): TracedMessage {
  const { direction, transport, local, remote } = sighting;
  const [source, destination] = direction === 'sent' ? [local, remote] : [remote, local];
  return {
    at,
    direction,
    transport,
    source: { ...source },
    destination: { ...destination },
    method: outline.method,
    status: outline.status,
    reason: outline.reason,
    sipCallId: outline.callId,
    legUuid,
    payload: Buffer.from(maskMessage(text), 'latin1'),
  };
}
