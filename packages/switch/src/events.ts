import type { HangupCause } from '@strowger/callplan';
import type { Channel, Registration } from './channel.ts';
import type { ConferenceEvent } from './conference.ts';
import type { QueueEvent } from './queue-events.ts';
import type { TrunkStatus } from './trunks.ts';

/** What an engine tells while it works: the live events of contract 00 "Events". */
export type SwitchEvent =
  | QueueEvent
  | ConferenceEvent
  | { readonly type: 'provider.state'; readonly trunk: TrunkStatus }
  | { readonly type: 'registration.added'; readonly registration: Registration; readonly contactCount: number }
  | {
      readonly type: 'registration.removed';
      readonly registration: Registration;
      readonly contactCount: number;
      readonly reason: 'unregister' | 'expired' | 'dropped';
    }
  | {
      readonly type:
        | 'channel.created'
        | 'channel.ringing'
        | 'channel.answered'
        | 'channel.held'
        | 'channel.resumed'
        | 'channel.bridged';
      readonly channel: Channel;
    }
  | {
      readonly type: 'channel.hangup';
      readonly channel: Channel;
      readonly hangupCause: HangupCause;
      /** Whole seconds, rounded up (contract 40 A3). */
      readonly duration: number;
      readonly billsec: number;
    };
