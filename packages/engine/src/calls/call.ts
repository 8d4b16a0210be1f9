import {
  afterTransfer,
  type Caller,
  type CallHistory,
  type CallPlan,
  type HangupCause,
  NO_HISTORY,
  type Step,
} from '@strowger/callplan';
import type { HeaderEntry } from '@strowger/sip';
import type { Leg, LegOwner } from '../legs/leg.ts';
import type { Ending } from '../legs/leg-state.ts';
import type { Referral } from '../legs/referral.ts';
import type { ReplacedDialog } from '../legs/replaced-dialog.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { Services } from '../services.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { stepRunFor } from '../steps/step-run-for.ts';
import { type Retarget, retargetHeaders, retargetOf } from './diversion.ts';
import { Holds } from './holds.ts';
import { callerOf, partyShown, statusOfEnd } from './party.ts';
import { Watchdog } from './watchdog.ts';

/** The place of the party while it is routed: another leg may take it. */
interface Seat {
  leg: Leg;
}

/** Where a call stands. */
type Phase =
  | { readonly at: 'new' }
  | { readonly at: 'routing'; readonly seat: Seat; readonly step: StepRun | null }
  | { readonly at: 'connected'; readonly party: Leg; readonly peer: Leg; readonly watchdog: Watchdog }
  | { readonly at: 'over' };

/** A question to the host's planning. */
export interface Routing {
  readonly dialled: string;
  readonly caller: Caller;
  readonly history: CallHistory;
  readonly retargets: readonly Retarget[];
  /** More headers for the phones that ring. */
  readonly headers: readonly HeaderEntry[];
}

export interface CallParts {
  readonly services: Services;
  readonly tenantId: number;
  /** Live calls of an extension besides `except`. */
  liveCallsOf(extensionUuid: string, except: Call): number;
  /** A leg has left; its phone may still have to hear of it. */
  parting(farewell: Promise<void>): void;
  /** No leg of the call lives any more. */
  over(call: Call): void;
  /** The call and leg whose phone a Replaces header names. */
  find(replaced: ReplacedDialog): { readonly call: Call; readonly leg: Leg } | null;
  /** Makes a call of its own for a leg that leaves this one (transfer of both legs). */
  split(leg: Leg): Call;
}

/**
 * A back-to-back call: legs whose signalling ends here, one of them (the party) routed by the host's plans until it is
 * connected with another (the peer).
 */
export class Call implements LegOwner {
  readonly tenantId: number;
  readonly #parts: CallParts;
  readonly #services: Services;
  readonly #legs = new Set<Leg>();
  readonly #holds: Holds;
  #phase: Phase = { at: 'new' };
  #history: CallHistory = NO_HISTORY;
  #referral: Referral | null = null;
  /** Answered legs whose partner left them. */
  readonly #moved = new WeakSet<Leg>();

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.#services = parts.services;
    this.tenantId = parts.tenantId;
    this.#holds = new Holds(parts.services);
  }

  get legs(): ReadonlySet<Leg> {
    return this.#legs;
  }

  adopt(leg: Leg): void {
    this.#legs.add(leg);
    leg.moveTo(this);
  }

  involves(extensionUuid: string): boolean {
    for (const leg of this.#legs) if (leg.isLive && leg.profile.extensionUuid === extensionUuid) return true;
    return false;
  }

  /** The leg's partner in a connected call. */
  partnerOf(leg: Leg): Leg | null {
    const phase = this.#phase;
    if (phase.at !== 'connected') return null;
    if (leg === phase.party) return phase.peer;
    return leg === phase.peer ? phase.party : null;
  }

  isHeldBy(leg: Leg): boolean {
    return this.#holds.isHolding(leg);
  }

  /** Routes the party by the host's plans until it is connected or over. */
  async route(party: Leg, routing: Routing): Promise<void> {
    const seat: Seat = { leg: party };
    this.#phase = { at: 'routing', seat, step: null };
    try {
      let next: Routing | null = routing;
      while (next !== null && seat.leg.isLive) next = await this.#routeOnce(seat, next);
    } catch (error) {
      this.#services.log('error', 'a call could not be routed', { leg: seat.leg.uuid, error: String(error) });
      await seat.leg.hangUp('NORMAL_TEMPORARY_FAILURE');
    }
  }

  /** Ends every leg. */
  async end(cause: HangupCause, text?: string): Promise<void> {
    const party = this.#phase.at === 'routing' ? this.#phase.seat.leg : null;
    // The party last: once it has gone, whatever rings for it is called off as if the caller had given up.
    const inOrder = [...this.#legs].sort((one, other) => Number(one === party) - Number(other === party));
    const ends = inOrder.map((leg) => leg.hangUp(cause, text));
    this.#stopWork();
    await Promise.all(ends);
  }

  async holdByControl(leg: Leg, action: 'hold' | 'resume'): Promise<void> {
    const partner = this.partnerOf(leg);
    if (partner === null) return;
    if (action === 'hold') await this.#holds.hold(leg, partner, 'control');
    else await this.#holds.resume(leg, partner, 'control');
  }

  /** Blind transfer: `staying` is routed to `destination`, its partner leaves (contract 20 §13.2). */
  async transfer(staying: Leg, destination: string): Promise<void> {
    const leaving = this.partnerOf(staying);
    if (leaving === null) return;
    await this.#part(staying, leaving);
    const by = leaving.profile.extensionUuid;
    void leaving.hangUp('BLIND_TRANSFER');
    await this.#routeAnew(staying, destination, by);
  }

  /** Both parties are routed to `destination`, each in a call of its own. */
  async transferBoth(destination: string): Promise<void> {
    const phase = this.#phase;
    if (phase.at !== 'connected') return;
    const { party, peer } = phase;
    await this.#part(party, peer);
    this.#legs.delete(peer);
    const other = this.#parts.split(peer);
    await Promise.all([this.#routeAnew(party, destination, null), other.#routeAnew(peer, destination, null)]);
  }

  legEnded(leg: Leg, ending: Ending, farewell: Promise<void>): void {
    this.#parts.parting(farewell);
    const phase = this.#phase;
    if (phase.at === 'routing' && leg === phase.seat.leg) phase.step?.kill();
    if (phase.at === 'connected' && (leg === phase.party || leg === phase.peer)) {
      phase.watchdog.stop();
      this.#phase = { at: 'over' };
      void (leg === phase.party ? phase.peer : phase.party).hangUp(ending.cause, ending.text);
    }
    this.#legs.delete(leg);
    if (this.#legs.size === 0) this.#finish();
  }

  legHeld(leg: Leg, held: boolean): void {
    const partner = this.partnerOf(leg);
    if (partner === null) return;
    void (held ? this.#holds.hold(leg, partner, 'phone') : this.#holds.resume(leg, partner, 'phone'));
  }

  legDigit(leg: Leg, digit: string, durationMs: number, by: 'rtp' | 'info'): void {
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

  formatsOpposite(leg: Leg): AudioFormats | null {
    return this.partnerOf(leg)?.formats ?? null;
  }

  legRefers(leg: Leg, referral: Referral): boolean {
    const partner = this.partnerOf(leg);
    if (partner === null) return false;
    const { target } = referral;
    if (target.kind === 'attended') return this.#joins(leg, partner, target.replaced, referral);
    this.#letGo(leg, 'BLIND_TRANSFER', this.#transferFor(leg, partner, target.destination, referral));
    return true;
  }

  /** The phone that gave its call away goes once the transfer is through, however it went. */
  #letGo(leg: Leg, cause: HangupCause, transferred: Promise<void>): void {
    transferred
      .catch((error: unknown) => {
        this.#services.log('error', 'a transfer failed', { leg: leg.uuid, error: String(error) });
      })
      .then(() => leg.hangUp(cause))
      .catch(() => undefined);
  }

  /**
   * Another phone takes the place of `replaced`, which rings or talks (RFC 3891 §3): a ringing phone stops, an answered one
   * is let go. `leg` is new and belongs to this call. False when it is too late.
   */
  async takeOver(replaced: Leg, leg: Leg): Promise<boolean> {
    const phase = this.#phase;
    if (phase.at === 'routing') {
      if (!(await leg.answer(phase.seat.leg.formats))) return false;
      return phase.step?.takeFor?.(replaced, leg) ?? false;
    }
    const partner = this.partnerOf(replaced);
    if (partner === null || !(await leg.answer(partner.formats)) || this.partnerOf(replaced) !== partner) return false;
    await this.#part(partner, replaced);
    void replaced.hangUp('PICKED_OFF');
    await this.#connect(partner, leg);
    return true;
  }

  /** Blind transfer for a phone that hears how it goes: it is let go when its peer is connected, or cannot be. */
  async #transferFor(leaving: Leg, staying: Leg, destination: string, referral: Referral): Promise<void> {
    const { progress, headers } = referral;
    leaving.partFor('BLIND_TRANSFER');
    await this.#part(staying, leaving);
    if (!progress.isOpen) void leaving.hangUp('BLIND_TRANSFER');
    this.#referral = referral;
    await this.#routeAnew(staying, destination, leaving.profile.extensionUuid, headers);
    this.#referral = null;
    await progress.ended(this.partnerOf(staying) === null ? statusOfEnd(staying) : 200);
  }

  #joins(leg: Leg, partner: Leg, replaced: ReplacedDialog, referral: Referral): boolean {
    const consultation = this.#parts.find(replaced);
    // The dialog must be the same phone's: nobody takes over a stranger's call by guessing its tags.
    const ownsBoth = consultation !== null && consultation.leg.profile.extensionUuid === leg.profile.extensionUuid;
    if (!ownsBoth || consultation.call === this || consultation.call.tenantId !== this.tenantId) return false;
    const target = consultation.call.partnerOf(consultation.leg);
    if (target === null && !consultation.call.#isRouting(consultation.leg)) return false;
    leg.partFor('ATTENDED_TRANSFER');
    consultation.leg.partFor('ATTENDED_TRANSFER');
    const own = { partner, leg };
    const done = target === null ? this.#seat(own, consultation) : this.#join(own, consultation, target);
    this.#letGo(
      leg,
      'ATTENDED_TRANSFER',
      done.then((status) => referral.progress.ended(status)),
    );
    return true;
  }

  #isRouting(leg: Leg): boolean {
    return this.#phase.at === 'routing' && this.#phase.seat.leg === leg;
  }

  /** Semi-attended transfer: the partner waits in the phone's place while the consulted one still rings. */
  async #seat(
    own: { readonly partner: Leg; readonly leg: Leg },
    consultation: { readonly call: Call; readonly leg: Leg },
  ): Promise<number> {
    const { call, leg } = consultation;
    await this.#part(own.partner, own.leg);
    const phase = call.#phase;
    if (phase.at !== 'routing' || phase.seat.leg !== leg) {
      void own.partner.hangUp('NORMAL_CLEARING');
      return 503;
    }
    this.#legs.delete(own.partner);
    call.adopt(own.partner);
    call.#moved.add(own.partner);
    phase.seat.leg = own.partner;
    phase.step?.partyReplaced?.();
    void leg.hangUp('ATTENDED_TRANSFER');
    return 200;
  }

  /** Attended transfer: the partners of a phone's two calls stay, connected with each other. */
  async #join(
    own: { readonly partner: Leg; readonly leg: Leg },
    consultation: { readonly call: Call; readonly leg: Leg },
    target: Leg,
  ): Promise<number> {
    await this.#part(own.partner, own.leg);
    await consultation.call.#part(target, consultation.leg);
    consultation.call.#legs.delete(target);
    this.adopt(target);
    this.#moved.add(target);
    void consultation.leg.hangUp('ATTENDED_TRANSFER');
    if ((await own.partner.adapt(target.formats)) || (await target.adapt(own.partner.formats))) {
      await this.#connect(own.partner, target);
      return this.partnerOf(target) === null ? 503 : 200;
    }
    void own.partner.hangUp('INCOMPATIBLE_DESTINATION');
    void target.hangUp('INCOMPATIBLE_DESTINATION');
    return 488;
  }

  async #routeOnce(seat: Seat, routing: Routing): Promise<Routing | null> {
    const { dialled, caller, history } = routing;
    const party = seat.leg;
    this.#history = history;
    const plan = await this.#services.host.plan(this.tenantId, { callId: party.uuid, dialled, caller, history });
    party.describe({
      direction: party.profile.direction ?? plan.direction,
      destination: plan.destination,
      accountcode: plan.accountcode,
    });
    const outcome = await this.#carryOut(seat, plan, routing);
    if (outcome.kind === 'route') return this.#after(outcome, routing);
    if (outcome.kind === 'connected') await this.#connect(seat.leg, outcome.peer);
    if (outcome.kind === 'hangup') await this.#hangUpParty(seat.leg, outcome);
    return null;
  }

  #after({ transfer }: Extract<StepOutcome, { kind: 'route' }>, routing: Routing): Routing {
    const retarget = retargetOf(transfer);
    return {
      ...routing,
      dialled: transfer.destination,
      history: transfer.history,
      retargets: retarget === null ? routing.retargets : [...routing.retargets, retarget],
    };
  }

  async #carryOut(seat: Seat, plan: CallPlan, routing: Routing): Promise<StepOutcome> {
    const headers = [...retargetHeaders(routing.retargets, plan.domainName), ...routing.headers];
    const context = this.#contextFor(seat, plan, headers);
    const queue: Step[] = [...plan.steps];
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      if (!seat.leg.isLive) return { kind: 'gone' };
      const run = stepRunFor(step, context);
      this.#phase = { at: 'routing', seat, step: run };
      const outcome = await run.exec();
      if (outcome.kind === 'instead') queue.splice(0, queue.length, ...outcome.steps);
      else if (outcome.kind !== 'next') return outcome;
    }
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } };
  }

  #contextFor(seat: Seat, plan: CallPlan, headers: readonly HeaderEntry[]): StepContext {
    return {
      services: this.#services,
      get party() {
        return seat.leg;
      },
      plan,
      history: this.#history,
      rings: () => this.#referral?.progress.reached(180),
      owner: this,
      headers,
      liveCallsOf: (extensionUuid) => this.#parts.liveCallsOf(extensionUuid, this),
      adopt: (leg) => this.adopt(leg),
    };
  }

  async #connect(party: Leg, peer: Leg): Promise<void> {
    if (!party.isLive || !peer.isLive) {
      const cause = party.isLive ? 'NORMAL_CLEARING' : 'ORIGINATOR_CANCEL';
      await Promise.all([party.hangUp(cause), peer.hangUp(cause)]);
      return;
    }
    const watchdog = new Watchdog(this.#services, {
      party,
      peer,
      isHeld: () => this.#holds.any,
      end: (cause) => void this.end(cause),
    });
    this.#phase = { at: 'connected', party, peer, watchdog };
    party.describe({ bridgeUuid: peer.uuid });
    peer.describe({ bridgeUuid: party.uuid });
    await this.#bridgeMedia(party, peer);
    if (!party.isLive || !peer.isLive) return;
    party.tell('channel.bridged');
    peer.tell('channel.bridged');
    this.#introduce(party, peer);
  }

  /** A phone that talked to somebody else before is told whom it talks to now; others have been told by ringing. */
  #introduce(party: Leg, peer: Leg): void {
    for (const [leg, other] of [
      [party, peer],
      [peer, party],
    ] as const) {
      if (!this.#moved.delete(leg)) continue;
      leg.tellPeer(partyShown(other)).catch((error: unknown) => {
        this.#services.log('debug', 'a phone did not take whom it talks to', { leg: leg.uuid, error: String(error) });
      });
    }
  }

  async #bridgeMedia(party: Leg, peer: Leg): Promise<void> {
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
      await this.end('NETWORK_OUT_OF_ORDER');
    }
  }

  async #hangUpParty(party: Leg, { hangup }: Extract<StepOutcome, { kind: 'hangup' }>): Promise<void> {
    party.describe({ blockReason: hangup.blockReason ?? party.profile.blockReason });
    if (hangup.status !== undefined && !party.isAnswered) await party.refuse(hangup.cause, hangup.status);
    else await party.hangUp(hangup.cause);
  }

  /** Takes a connected pair apart; both legs live on. */
  async #part(staying: Leg, leaving: Leg): Promise<void> {
    this.#stopWork();
    this.#phase = { at: 'routing', seat: { leg: staying }, step: null };
    this.#moved.add(staying);
    await this.#holds.clear(staying, leaving);
    await staying.media?.unbridge().catch(() => undefined);
  }

  #routeAnew(party: Leg, destination: string, by: string | null, headers: readonly HeaderEntry[] = []): Promise<void> {
    return this.route(party, {
      dialled: destination,
      caller: callerOf(party),
      history: afterTransfer(this.#history, by),
      retargets: [],
      headers,
    });
  }

  #stopWork(): void {
    const phase = this.#phase;
    if (phase.at === 'routing') phase.step?.kill();
    if (phase.at === 'connected') phase.watchdog.stop();
    if (phase.at === 'connected') this.#phase = { at: 'over' };
  }

  #finish(): void {
    this.#stopWork();
    this.#phase = { at: 'over' };
    this.#parts.over(this);
  }
}
