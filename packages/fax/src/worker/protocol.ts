import type { FaxOutcome } from '@strowger/switch';
import type { FaxAudioRemote, FaxCapability, FaxJob, FaxLineEvent, T38Remote } from '../api.ts';

/** A socket of a line: `audio` carries RTP, and UDPTL unless there is one of its own. */
export type SocketPurpose = 'audio' | 't38';

/** What the plane asks of the fax thread. Addresses are checked before they are sent. */
export type FaxCommand =
  | { readonly type: 'ping' }
  | {
      readonly type: 'open';
      readonly id: number;
      readonly purpose: SocketPurpose;
      readonly address: string;
      readonly port: number;
    }
  | { readonly type: 'connect'; readonly id: number; readonly remote: FaxAudioRemote }
  | { readonly type: 'begin'; readonly id: number; readonly job: FaxJob }
  | { readonly type: 'switch-to-t38'; readonly id: number; readonly remote: T38Remote }
  | { readonly type: 'back-to-audio'; readonly id: number }
  | { readonly type: 'close'; readonly id: number }
  | { readonly type: 'shutdown' };

export type FaxReply =
  | { readonly type: 'done' }
  | { readonly type: 'capability'; readonly capability: FaxCapability }
  /** Another process holds the port. */
  | { readonly type: 'port-taken' }
  /** Null: no session was begun. */
  | { readonly type: 'closed'; readonly outcome: FaxOutcome | null };

export interface FaxThreadEvent {
  readonly id: number;
  readonly event: FaxLineEvent;
}
