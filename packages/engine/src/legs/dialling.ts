import type { CallerId, HangupCause } from '@strowger/callplan';
import type { HeaderEntry, InviteFailure, NameAddr } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Contact } from '../registration/locations.ts';
import type { OutboundLeg } from './outbound-leg.ts';

/** How whoever is called is called. */
export interface DialTerms {
  readonly caller: AudioFormats | null;
  readonly headers: readonly HeaderEntry[];
  /** Whether audio before the answer is of use to anybody now. */
  earlyMedia(): boolean;
  readonly near: LegMedia | null;
}

/** What a leg is to call, and as whom. */
export interface DialRequest extends DialTerms {
  /** All ring; the first to answer is the leg's phone. */
  readonly contacts: readonly Contact[];
  readonly codecs: readonly string[];
  /** Whom the phone shows as calling. */
  readonly from: NameAddr;
}

/** A number that a leg is to call over a provider. */
export interface TrunkDialRequest extends DialTerms {
  readonly trunk: TrunkConfiguration;
  /** As the provider wants it. */
  readonly number: string;
  /** Who calls; without a number: nobody who could be named. */
  readonly callerId: CallerId;
  /** The provider is asked not to show the caller. */
  readonly withheld: boolean;
}

/** What the far side said, or that it said nothing, when the leg's call failed. */
export interface DialRefusal extends Pick<InviteFailure, 'status' | 'cause'> {
  /** It had said before that it rings, or sent audio. */
  readonly rang: boolean;
  /** Q.850 number of its Reason; null without one. */
  readonly q850: number | null;
}

/** What a leg that rings tells whoever had it ring. */
export interface DialEvents {
  rings(leg: OutboundLeg): void;
  /** The phone sends audio before it answers. */
  progresses(leg: OutboundLeg, formats: AudioFormats): void;
  answers(leg: OutboundLeg): void;
  /**
   * The leg has ended with this cause before it was told that it answers: refused, hung up by us, or by a phone that went
   * again at once. `redirect`: where a phone wants it to go.
   */
  fails(leg: OutboundLeg, cause: HangupCause, redirect: string | null): void;
}
