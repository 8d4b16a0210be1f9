import type { HangupCause } from '@strowger/callplan';
import { tellPeer } from '../legs/connected-identity.ts';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';
import { type HeldBy, Holds } from './holds.ts';
import { partyShown } from './party.ts';
import { Watchdog } from './watchdog.ts';

/** Two legs that talk: their media, their holds, and the watch over both. */
export class Connection {
  readonly party: Leg;
  readonly peer: Leg;
  readonly #services: Services;
  readonly #holds: Holds;
  readonly #watchdog: Watchdog;
  readonly #end: (cause: HangupCause) => Promise<void>;

  /** `end`: the call cannot go on. */
  constructor(services: Services, party: Leg, peer: Leg, end: (cause: HangupCause) => Promise<void>) {
    this.party = party;
    this.peer = peer;
    this.#services = services;
    this.#end = end;
    this.#holds = new Holds(services);
    this.#watchdog = new Watchdog(services, {
      legs: () => [party, peer],
      isHeld: () => this.#holds.any,
      end: (cause) => void end(cause),
    });
  }

  /** Lets the two hear each other, and tells the world. */
  async open(): Promise<void> {
    const { party, peer } = this;
    party.describe({ bridgeUuid: peer.uuid });
    peer.describe({ bridgeUuid: party.uuid });
    await this.#bridgeMedia();
    if (!party.isLive || !peer.isLive) return;
    party.tell('channel.bridged');
    peer.tell('channel.bridged');
    this.#introduce(party, peer);
    this.#introduce(peer, party);
  }

  partnerOf(leg: Leg): Leg | null {
    if (leg === this.party) return this.peer;
    return leg === this.peer ? this.party : null;
  }

  isHeldBy(leg: Leg): boolean {
    return this.#holds.isHolding(leg);
  }

  /** `leg` holds its partner or takes it back. */
  async setHeld(leg: Leg, held: boolean, by: HeldBy): Promise<void> {
    const partner = this.partnerOf(leg);
    if (partner === null) return;
    if (held) await this.#holds.hold(leg, partner, by);
    else await this.#holds.resume(leg, partner, by);
  }

  /** Passes on a key pressed at `leg`, unless it went with the media. */
  relayDigit(leg: Leg, digit: string, durationMs: number, by: 'rtp' | 'info'): void {
    const partner = this.partnerOf(leg);
    const media = partner?.media;
    if (partner === null || media == null) return;
    if (media.hasTelephoneEvent && by === 'rtp') return;
    const sent = media.hasTelephoneEvent
      ? media.sendDigit(digit, durationMs)
      : partner.sendInfoDigit(digit, durationMs);
    sent.catch((error: unknown) => {
      this.#services.log('debug', 'a digit could not be passed on', { leg: partner.uuid, error: String(error) });
    });
  }

  stop(): void {
    this.#watchdog.stop();
  }

  /** Takes the two apart; `staying` is to be told whom it talks to next. */
  async part(staying: Leg): Promise<void> {
    this.stop();
    staying.awaitsIntroduction = true;
    await this.#holds.clear(staying, this.partnerOf(staying));
    await staying.media?.unbridge().catch(() => undefined);
  }

  async #bridgeMedia(): Promise<void> {
    const { party, peer } = this;
    if (party.media === null || peer.media === null) return;
    try {
      await party.media.stopPlay();
      await party.media.bridge(peer.media);
    } catch (error) {
      if (!party.isLive || !peer.isLive) return;
      this.#services.log('error', 'the media of a call could not be bridged', {
        leg: party.uuid,
        error: String(error),
      });
      await this.#end('NETWORK_OUT_OF_ORDER');
    }
  }

  /** A phone that talked to somebody else before is told whom it talks to now; others have been told by ringing. */
  #introduce(leg: Leg, other: Leg): void {
    if (!leg.awaitsIntroduction) return;
    leg.awaitsIntroduction = false;
    tellPeer(leg, partyShown(other)).catch((error: unknown) => {
      this.#services.log('debug', 'a phone did not take whom it talks to', { leg: leg.uuid, error: String(error) });
    });
  }
}
