import type { HangupCause, VoiceFlow, VoiceFlowNode } from '@strowger/callplan';
import type { FaxOutcome, FaxToSend } from './fax.ts';

export type { VoiceFlow, VoiceFlowNode };

/**
 * One attempt of an outbound transmission: a call to outside by the tenant's ways out, which does something by itself once
 * the far side has answered (contract 30 §18.5, §20).
 */
export interface AttemptRequest {
  readonly tenantId: number;
  /** The attempt's spool: stands in its legs' records and binds log lines (contract 40 A9). */
  readonly spoolId: number;
  /** Ways out are chosen by it (contract 30 §1.4). */
  readonly service: 'voice' | 'fax';
  /** What the far side sees as the caller. */
  readonly caller: { readonly number: string; readonly name: string };
  /** The extension whose limits and restrictions hold; null: the tenant's alone. */
  readonly extensionUuid: string | null;
  readonly to: string;
  /** How long the far side may ring. */
  readonly answerTimeoutSeconds: number;
  readonly action: AttemptAction;
  /** Heard in the order in which it happens; never after `finished`. */
  readonly progress: (progress: AttemptProgress) => void;
}

/** What is done once the far side has answered. */
export type AttemptAction =
  | { readonly kind: 'send_fax'; readonly fax: FaxToSend }
  /** Plays a sound (contract 20 §0.9) to its end and hangs up. */
  | { readonly kind: 'play'; readonly sound: string }
  /** The same with a WAV file of the host's, heard again after a pause; null: once. */
  | { readonly kind: 'play_file'; readonly path: string; readonly againAfterMs: number | null }
  /** Rings the extension and joins both. */
  | { readonly kind: 'connect'; readonly extensionUuid: string }
  /** Walks through a graph of nodes (contract 30 §17.1, `ivr`). */
  | { readonly kind: 'flow'; readonly flow: VoiceFlow };

export type AttemptProgress =
  | { readonly state: 'dialling'; readonly providerId: number | null }
  | { readonly state: 'connected'; readonly providerId: number | null }
  /** A page of a fax was confirmed by the far side; `page` counts from 1. */
  | { readonly state: 'page'; readonly page: number; readonly of: number };

/** An attempt that the engine has taken; `Switch.hangup` with its `callUuid` cancels it (ORIGINATOR_CANCEL). */
export interface Attempt {
  readonly callUuid: string;
  /** Never rejects: what goes wrong is an outcome. */
  readonly finished: Promise<AttemptOutcome>;
}

export interface AttemptOutcome {
  /** The action ended well (contract 30 §20: success of a fax, of a voice program). */
  readonly completed: boolean;
  readonly cause: HangupCause;
  /** Epoch milliseconds; null: the far side never answered. */
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly providerId: number | null;
  readonly destinationId: string | null;
  /** Null unless a fax session began. */
  readonly fax: FaxOutcome | null;
  /** What else the action learnt, such as keys that were pressed: rows of the attempt's result (contract 30 §18.3). */
  readonly results: readonly { readonly name: string; readonly data: string }[];
}
