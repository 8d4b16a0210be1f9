import type { BoundAction, HangupCause } from '@strowger/callplan';
import { leaveFax } from '../fax/leave-fax.ts';
import { describeBridge } from '../legs/bridged.ts';
import { tellPeer } from '../legs/connected-identity.ts';
import type { Leg } from '../legs/leg.ts';
import { CallRecorder } from '../recording/call-recorder.ts';
import type { Services } from '../services.ts';
import { languageOf, NumberQuestion } from './ask-number.ts';
import { CallBindings } from './call-bindings.ts';
import { type HeldBy, Holds } from './holds.ts';
import { partyShown } from './party.ts';
import { Watchdog } from './watchdog.ts';

/** What a connection tells the call that it belongs to. */
export interface ConnectionEvents {
  /** The call cannot go on. */
  end(cause: HangupCause): Promise<void>;
  /** A recording is being made: resolves when it is kept, or lost. */
  keeping(kept: Promise<void>): void;
  /** The partner of `staying` sends it to a number. */
  transfer(staying: Leg, number: string): Promise<void>;
  /** `leg` takes its partner into a conference. */
  meet(leg: Leg): Promise<void>;
}

/** Two legs that talk: their media, their holds, and the watch over both. */
export class Connection {
  readonly party: Leg;
  readonly peer: Leg;
  readonly #services: Services;
  readonly #holds: Holds;
  readonly #watchdog: Watchdog;
  readonly #recorder: CallRecorder;
  readonly #bindings = new CallBindings();
  readonly #events: ConnectionEvents;
  #question: NumberQuestion | null = null;

  constructor(services: Services, party: Leg, peer: Leg, events: ConnectionEvents) {
    this.party = party;
    this.peer = peer;
    this.#services = services;
    this.#events = events;
    this.#holds = new Holds(services);
    this.#recorder = new CallRecorder(services, party, (kept) => events.keeping(kept));
    this.#watchdog = new Watchdog(services, {
      legs: () => [party, peer],
      // A fax by T.38 is no media that could be missed.
      isHeld: () => this.#holds.any || party.fax !== null,
      end: (cause) => void events.end(cause),
    });
  }

  /** Lets the two hear each other, and tells the world. */
  async open(): Promise<void> {
    const { party, peer } = this;
    describeBridge(party, peer);
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

  /** Records it from now on. */
  async record(): Promise<void> {
    await this.#recorder.begin();
  }

  /** Passes on a key pressed at `leg`, unless it went with the media. */
  relayDigit(leg: Leg, digit: string, durationMs: number, by: 'rtp' | 'info'): void {
    const partner = this.partnerOf(leg);
    const media = partner?.media;
    if (partner === null || media == null) return;
    if (this.#question?.leg === leg) {
      this.#question.press(digit);
      return;
    }
    this.#listenForCode(leg, digit, partner);
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
    this.#recorder.close();
    this.#question?.drop();
  }

  /** Takes the two apart; `staying` is to be told whom it talks to next. */
  async part(staying: Leg): Promise<void> {
    this.stop();
    staying.awaitsIntroduction = true;
    await this.#holds.clear(staying, this.partnerOf(staying));
    await leaveFax(staying, this.partnerOf(staying));
    await staying.media?.unbridge().catch(() => undefined);
  }

  #listenForCode(leg: Leg, digit: string, partner: Leg): void {
    const action = this.#bindings.press(leg, digit, this.#services.clock.now());
    if (action === null) return;
    this.#carryOut(action, leg, partner).catch((error: unknown) => {
      this.#services.log('warn', 'a code in a call failed', { leg: leg.uuid, action, error: String(error) });
    });
  }

  /** Both hear that recording begins (one beep) or ends (two); who masks hears that it worked. */
  async #carryOut(action: BoundAction, leg: Leg, partner: Leg): Promise<void> {
    if (action === 'transfer') await this.#askAndTransfer(leg, partner);
    else if (action === 'meet') await this.#meet(leg);
    else if (action === 'record') {
      const result = await this.#recorder.toggle();
      if (result !== null) await this.#beep([leg, partner], result === 'begun' ? 1 : 2);
    } else if (await this.#recorder.mask(action === 'mask')) await this.#beep([leg], 1);
  }

  /** The partner hears music until the number is known; without one the two talk on. */
  async #askAndTransfer(leg: Leg, partner: Leg): Promise<void> {
    if (this.#holds.any || this.#question !== null) return;
    const question = new NumberQuestion(this.#services, leg, await languageOf(this.#services, leg));
    this.#question = question;
    await this.#holds.hold(leg, partner, 'control');
    const number = await question.answer();
    this.#question = null;
    if (!leg.isLive || !partner.isLive) return;
    if (number === null) await this.#holds.resume(leg, partner, 'control');
    else await this.#events.transfer(partner, number);
  }

  async #meet(leg: Leg): Promise<void> {
    if (!this.#holds.any && this.#question === null) await this.#events.meet(leg);
  }

  /** Not while somebody hears music for a hold. */
  async #beep(legs: readonly Leg[], times: 1 | 2): Promise<void> {
    if (this.#holds.any) return;
    const beep = { say: 'prompt', name: 'beep' } as const;
    const source = this.#services.sounds.say(times === 1 ? [beep] : [beep, beep], '');
    await Promise.all(legs.map((leg) => leg.media?.play(source).catch(() => undefined)));
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
      await this.#events.end('NETWORK_OUT_OF_ORDER');
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
