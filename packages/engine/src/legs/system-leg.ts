import type { HangupDisposition } from '@strowger/switch';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { Leg, type LegParts } from './leg.ts';

/**
 * The calling side of a call that the system makes by itself: a leg without a phone and without media, so that limits,
 * control and records know the call as they know any other.
 */
export class SystemLeg extends Leg {
  readonly sipCallId = '';
  readonly remoteIp = '';
  readonly formats: AudioFormats;

  /** @param formats what whoever is called may speak */
  constructor(parts: LegParts, formats: AudioFormats) {
    super(parts);
    this.formats = formats;
  }

  present(): void {}

  async alert(): Promise<void> {
    this.move({ type: 'rings' });
  }

  forwarded(): void {}

  /** What comes before the answer is of no use to it. */
  async progress(): Promise<boolean> {
    return false;
  }

  async answer(): Promise<boolean> {
    if (this.isLive) this.move({ type: 'answers' });
    return this.isLive;
  }

  protected get goodbye(): HangupDisposition {
    return this.isAnswered ? 'send_bye' : 'send_cancel';
  }

  protected async release(): Promise<void> {}
}
