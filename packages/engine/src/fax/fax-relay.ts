import { FaxError, type OpenRelay } from '@strowger/fax';
import { MediaError } from '@strowger/rtp';
import type { Dialog } from '@strowger/sip';
import type { Leg } from '../legs/leg.ts';
import type { ReinviteOutcome } from '../legs/reinvite.ts';
import { reinviteLeg } from '../legs/reinvite-leg.ts';
import { type ImagePlace, type RemoteImage, t38Remote } from '../media/image-description.ts';
import type { LegMedia } from '../media/leg-media.ts';
import { FAX_FORMATS } from './fax-formats.ts';
import { t38PolicyOf } from './t38-policy.ts';

/** `asking`: the other phone is asked for T.38; `returning`: one is asked for audio again. */
type State =
  | { readonly at: 'asking' }
  | { readonly at: 'over' }
  | { readonly at: 'carrying' | 'returning'; readonly relay: OpenRelay };

/** What is needed to speak with the phone of a leg. */
interface Side {
  readonly leg: Leg;
  readonly dialog: Dialog;
  readonly media: LegMedia;
}

/**
 * The phone of `leg` wants T.38 for a call with another phone: the other one is asked in its turn, and what either sends is
 * relayed (contract 30 §20). Refused there, it is refused here, and the call goes on in audio.
 */
export async function passOnFax(leg: Leg, offer: RemoteImage): Promise<ImagePlace | 'busy' | null> {
  const partner = leg.owner.partnerOf(leg);
  const asker = sideOf(leg);
  const asked = partner === null ? null : sideOf(partner);
  if (asker === null || asked === null) return null;
  try {
    return await new FaxRelay(asker, asked).begin(offer);
  } catch (error) {
    if (!(error instanceof FaxError || error instanceof MediaError)) throw error;
    leg.services.log('info', 'T.38 could not be passed on', { leg: leg.uuid, error: String(error) });
    return null;
  }
}

/** Null for a leg that cannot change to T.38 now, or whose provider takes none; a browser never can. */
function sideOf(leg: Leg): Side | null {
  const { dialog, media } = leg;
  if (!leg.isAnswered || !leg.isLive || leg.fax !== null || t38PolicyOf(leg, 'accept') === 'refuse') return null;
  return dialog === null || media === null || media.profile === 'webrtc' ? null : { leg, dialog, media };
}

/** A fax between the phones of two legs, from the wish for T.38 until both are back at audio. */
class FaxRelay {
  readonly #asker: Side;
  readonly #asked: Side;
  #state: State = { at: 'asking' };

  constructor(asker: Side, asked: Side) {
    this.#asker = asker;
    this.#asked = asked;
    for (const { leg } of [asker, asked]) {
      leg.fax = { takeT38: (remote) => this.#takeAnew(leg, remote), backToAudio: () => this.#backToAudio(leg) };
      void leg.ended.then(() => this.#end());
    }
  }

  /** Rejects with a FaxError or MediaError, and is over then. */
  async begin(offer: RemoteImage): Promise<ImagePlace | 'busy' | null> {
    let isTaken = false;
    const { leg, media } = this.#asker;
    const relay = await leg.services.fax.openRelay([media.boundTo, this.#asked.media.boundTo]).catch((error) => {
      this.#end();
      throw error;
    });
    try {
      relay.connect(0, t38Remote(offer));
      const image = { port: relay.ports[1], parameters: offer.parameters };
      const { status, settled } = await this.#ask(this.#asked, image);
      const remote = this.#asked.media.remoteImage;
      if (this.#state.at === 'over') return null;
      if (!settled || remote === null) {
        // It accepted, with a description of no use to anybody: it is to talk again.
        if (status < 300) await this.#ask(this.#asked, 'none');
        return status === 491 ? 'busy' : null;
      }
      relay.connect(1, t38Remote(remote));
      this.#state = { at: 'carrying', relay };
      isTaken = true;
      return { port: relay.ports[0], parameters: remote.parameters };
    } finally {
      if (!isTaken) {
        this.#end();
        await relay.close();
      }
    }
  }

  /** A phone that sends T.38 describes it once more, such as with another address. */
  async #takeAnew(leg: Leg, remote: RemoteImage): Promise<ImagePlace | 'busy' | null> {
    if (this.#state.at !== 'carrying') return 'busy';
    const { relay } = this.#state;
    const end = leg === this.#asker.leg ? 0 : 1;
    const parameters = this.#opposite(leg).media.remoteImage?.parameters ?? remote.parameters;
    try {
      relay.connect(end, t38Remote(remote));
      return { port: relay.ports[end], parameters };
    } catch (error) {
      if (!(error instanceof FaxError)) throw error;
      return null;
    }
  }

  async #backToAudio(leg: Leg): Promise<'taken' | 'refused' | 'busy'> {
    if (this.#state.at === 'over') return 'taken';
    if (this.#state.at !== 'carrying') return 'busy';
    const { relay } = this.#state;
    this.#state = { at: 'returning', relay };
    const { status, settled } = await this.#ask(this.#opposite(leg), 'none');
    if (settled) {
      this.#end();
      return 'taken';
    }
    if (this.#isReturning()) this.#state = { at: 'carrying', relay };
    return status === 491 ? 'busy' : 'refused';
  }

  #isReturning(): boolean {
    return this.#state.at === 'returning';
  }

  #opposite(leg: Leg): Side {
    return leg === this.#asker.leg ? this.#asked : this.#asker;
  }

  #ask({ leg, dialog, media }: Side, image: ImagePlace | 'none'): Promise<ReinviteOutcome> {
    return reinviteLeg(leg, { dialog, media, formats: media.settled ?? FAX_FORMATS, image });
  }

  /** Both are without a fax again. Idempotent. */
  #end(): void {
    const before = this.#state;
    if (before.at === 'over') return;
    this.#state = { at: 'over' };
    this.#asker.leg.fax = null;
    this.#asked.leg.fax = null;
    if (before.at !== 'asking') void before.relay.close();
  }
}
