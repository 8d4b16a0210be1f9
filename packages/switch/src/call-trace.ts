import type { HangupCause } from '@strowger/callplan';
import type { MediaStatistics } from './call-record.ts';

/** The signalling of one call, all its legs, as far as it is still kept. Times are epoch milliseconds. */
export interface CallTrace {
  /** The leg the call began with. */
  readonly callId: string;
  readonly tenantId: number | null;
  /** In the order of their time. */
  readonly messages: readonly TracedMessage[];
  /** Messages that a bound on one call's trace has cost. */
  readonly messagesLeftOut: number;
  readonly legs: readonly TracedLeg[];
}

export interface TracedMessage {
  readonly at: number;
  readonly direction: 'received' | 'sent';
  readonly transport: 'udp' | 'tcp' | 'tls' | 'ws' | 'wss';
  readonly source: TracedAddress;
  readonly destination: TracedAddress;
  /** Of a response: the method it answers. */
  readonly method: string;
  /** Null for a request. */
  readonly status: number | null;
  readonly reason: string;
  readonly sipCallId: string;
  readonly legUuid: string | null;
  /** The message with credentials and media keys masked. */
  readonly payload: Uint8Array;
}

export interface TracedAddress {
  readonly address: string;
  readonly port: number;
}

export interface TracedLeg {
  readonly uuid: string;
  readonly leg: 'a' | 'b';
  readonly extensionUuid: string | null;
  readonly extension: string;
  readonly callerNumber: string;
  readonly destination: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  /** Null while the leg lives. */
  readonly endedAt: number | null;
  readonly hangupCause: HangupCause | null;
  readonly codec: string;
  readonly remoteMediaAddress: string;
  /** Null when there was no media, or none has been counted. */
  readonly media: MediaStatistics | null;
}
