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
import type { ReplacedDialog } from '../legs/referral.ts';
import { type AudioFormats, canBridge } from '../media/codec-agreement.ts';
import type { Services } from '../services.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { stepRunFor } from '../steps/step-run-for.ts';
import { diversionHeaders } from './diversion.ts';
import { Holds } from './holds.ts';
import { Watchdog } from './watchdog.ts';

/** Where a call stands. */
type Phase =
  | { readonly at: 'new' }
  | { readonly at: 'routing'; readonly party: Leg; readonly step: StepRun | null }
  | { readonly at: 'connected'; readonly party: Leg; readonly peer: Leg; readonly watchdog: Watchdog }
  | { readonly at: 'over' };

/** A question to the host's planning. */
export interface Routing {
  readonly dialled: string;
  readonly caller: Caller;
  readonly history: CallHistory;
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
    this.#phase = { at: 'routing', party, step: null };
    try {
      let next: Routing | null = routing;
      while (next !== null && party.isLive) next = await this.#routeOnce(party, next);
    } catch (error) {
      this.#services.log('error', 'a call could not be routed', { leg: party.uuid, error: String(error) });
      await party.hangUp('NORMAL_TEMPORARY_FAILURE');
    }
  }

  /** Ends every leg. */
  async end(cause: HangupCause, text?: string): Promise<void> {
    const ends = [...this.#legs].map((leg) => leg.hangUp(cause, text));
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
    if (phase.at === 'routing' && leg === phase.party) phase.step?.kill();
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

  legRefers(leg: Leg, destination: string): boolean {
    const partner = this.partnerOf(leg);
    if (partner === null) return false;
    void this.transfer(partner, destination);
    return true;
  }

  legJoins(leg: Leg, replaced: ReplacedDialog): boolean {
    const consultation = this.#parts.find(replaced);
    const partner = this.partnerOf(leg);
    const target = consultation?.call.partnerOf(consultation.leg) ?? null;
    // The dialog must be the same phone's: nobody takes over a stranger's call by guessing its tags.
    const ownsBoth = consultation !== null && consultation.leg.profile.extensionUuid === leg.profile.extensionUuid;
    if (partner === null || target === null || !ownsBoth || consultation.call === this) return false;
    void this.#join({ partner, leg }, consultation, target);
    return true;
  }

  /** Attended transfer: the partners of a phone's two calls stay, connected with each other. */
  async #join(
    own: { readonly partner: Leg; readonly leg: Leg },
    consultation: { readonly call: Call; readonly leg: Leg },
    target: Leg,
  ): Promise<void> {
    await this.#part(own.partner, own.leg);
    await consultation.call.#part(target, consultation.leg);
    consultation.call.#legs.delete(target);
    this.adopt(target);
    void own.leg.hangUp('ATTENDED_TRANSFER');
    void consultation.leg.hangUp('ATTENDED_TRANSFER');
    if (fits(own.partner, target)) await this.#connect(own.partner, target);
    else await this.end('INCOMPATIBLE_DESTINATION');
  }

  async #routeOnce(party: Leg, routing: Routing): Promise<Routing | null> {
    const { dialled, caller, history } = routing;
    this.#history = history;
    const plan = await this.#services.host.plan(this.tenantId, { callId: party.uuid, dialled, caller, history });
    party.describe({
      direction: party.profile.direction ?? plan.direction,
      destination: plan.destination,
      accountcode: plan.accountcode,
    });
    const outcome = await this.#carryOut(party, plan, routing.headers);
    if (outcome.kind === 'route') return this.#after(outcome, routing, plan);
    if (outcome.kind === 'connected') await this.#connect(party, outcome.peer);
    if (outcome.kind === 'hangup') await this.#hangUpParty(party, outcome);
    return null;
  }

  #after(outcome: Extract<StepOutcome, { kind: 'route' }>, routing: Routing, plan: CallPlan): Routing {
    const { transfer } = outcome;
    return {
      ...routing,
      dialled: transfer.destination,
      history: transfer.history,
      headers: [...diversionHeaders(transfer, plan.domainName), ...routing.headers],
    };
  }

  async #carryOut(party: Leg, plan: CallPlan, headers: readonly HeaderEntry[]): Promise<StepOutcome> {
    const context = this.#contextFor(party, plan, headers);
    const queue: Step[] = [...plan.steps];
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      if (!party.isLive) return { kind: 'gone' };
      const run = stepRunFor(step, context);
      this.#phase = { at: 'routing', party, step: run };
      const outcome = await run.exec();
      if (outcome.kind === 'instead') queue.splice(0, queue.length, ...outcome.steps);
      else if (outcome.kind !== 'next') return outcome;
    }
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } };
  }

  #contextFor(party: Leg, plan: CallPlan, headers: readonly HeaderEntry[]): StepContext {
    return {
      services: this.#services,
      party,
      plan,
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
    this.#phase = { at: 'routing', party: staying, step: null };
    await this.#holds.clear(staying, leaving);
    await staying.media?.unbridge().catch(() => undefined);
  }

  #routeAnew(party: Leg, destination: string, by: string | null): Promise<void> {
    return this.route(party, {
      dialled: destination,
      caller: callerOf(party),
      history: afterTransfer(this.#history, by),
      headers: [],
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

function fits(a: Leg, b: Leg): boolean {
  return a.formats !== null && b.formats !== null && canBridge(a.formats, b.formats);
}

/** As whom a leg calls when it is routed anew. */
function callerOf(leg: Leg): Caller {
  const { extensionUuid, callerName, callerNumber } = leg.profile;
  return extensionUuid === null
    ? { kind: 'outside', name: callerName, number: callerNumber }
    : { kind: 'extension', extensionUuid };
}
