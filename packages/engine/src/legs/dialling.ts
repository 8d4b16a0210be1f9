import type { HangupCause } from '@strowger/callplan';
import type { HeaderEntry, NameAddr } from '@strowger/sip';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Contact } from '../registration/locations.ts';
import type { OutboundLeg } from './outbound-leg.ts';

/** What a leg is to call, and as whom. */
export interface DialRequest {
  /** All ring; the first to answer is the leg's phone. */
  readonly contacts: readonly Contact[];
  readonly caller: AudioFormats | null;
  readonly codecs: readonly string[];
  /** Whom the phone shows as calling. */
  readonly from: NameAddr;
  readonly headers: readonly HeaderEntry[];
  /** Whether audio before the answer is of use to anybody now. */
  earlyMedia(): boolean;
  readonly near: LegMedia | null;
}

/** What a leg that rings tells whoever had it ring. */
export interface DialEvents {
  rings(leg: OutboundLeg): void;
  /** The phone sends audio before it answers. */
  progresses(leg: OutboundLeg, formats: AudioFormats): void;
  answers(leg: OutboundLeg): void;
  /** No phone of the leg took the call; the leg has ended with this cause. `redirect`: where a phone wants it to go. */
  fails(leg: OutboundLeg, cause: HangupCause, redirect: string | null): void;
}
