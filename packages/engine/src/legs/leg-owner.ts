import type { AudioFormats } from '../media/codec-agreement.ts';
import type { Leg } from './leg.ts';
import type { Ending } from './leg-state.ts';
import type { Referral } from './referral.ts';

/** Whom a leg tells what its phone did. */
export interface LegOwner {
  /**
   * The leg has ended, whoever ended it; told once, after its record is journalled.
   * @param farewell resolves when its phone has taken our goodbye, or will not
   */
  legEnded(leg: Leg, ending: Ending, farewell: Promise<void>): void;
  /** The phone put its call on hold or took it back. */
  legHeld(leg: Leg, held: boolean): void;
  legDigit(leg: Leg, digit: string, durationMs: number, by: 'rtp' | 'info'): void;
  /** Whom the leg talks with; null: nobody. */
  partnerOf(leg: Leg): Leg | null;
  /** What the other side of a renegotiation must be able to hear; null when there is no other side. */
  formatsOpposite(leg: Leg): AudioFormats | null;
  /** The phone asks to send its peer elsewhere (REFER). False: that cannot even begin. */
  legRefers(leg: Leg, referral: Referral): boolean;
}
