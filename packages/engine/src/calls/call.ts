import { afterTransfer, type HangupCause, type HangupStep } from '@strowger/callplan';
import { MediaError } from '@strowger/rtp';
import type { Application } from '../dialogue/application-run.ts';
import { listenForFax } from '../fax/listen-for-fax.ts';
import type { Leg } from '../legs/leg.ts';
import type { LegOwner } from '../legs/leg-owner.ts';
import type { Ending } from '../legs/leg-state.ts';
import type { Referral } from '../legs/referral.ts';
import type { ReplacedDialog } from '../legs/replaced-dialog.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { mayMeet, meet, moveToConference } from '../meetings/meet.ts';
import { isRecordingWanted } from '../recording/is-wanted.ts';
import type { Services } from '../services.ts';
import type { StepOutcome } from '../steps/step-run.ts';
import { joinAsAsked } from './attended-transfer.ts';
import { sendAsAsked, transferOne } from './blind-transfer.ts';
import { Connection } from './connection.ts';
import { callerOf } from './party.ts';
import { Router, type Routing, type Seat } from './routing.ts';
import { Watchdog } from './watchdog.ts';

/** Where a call stands. */
type Phase =
  | { readonly at: 'new' }
  | { readonly at: 'routing'; readonly seat: Seat }
  | { readonly at: 'connected'; readonly connection: Connection }
  | { readonly at: 'over' };

/** A transferred party's way on. */
export type Onward = Pick<Routing, 'dialled'> &
  Partial<Pick<Routing, 'caller' | 'headers' | 'rings' | 'taken' | 'unreached'>> & {
    /** Uuid of the extension that sends it there, whose rights it then has; null keeps them. */
    readonly by: string | null;
  };

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
  /** The phone that has rung longest at one of these extensions of the tenant; null: none rings. */
  ringingAt(extensionUuids: readonly string[]): { readonly call: Call; readonly leg: Leg } | null;
  /** Legs of an extension that are connected with somebody. */
  talkingAt(extensionUuid: string): readonly Leg[];
  /** Makes a call of its own for a leg that leaves this one (transfer of both legs). */
  split(leg: Leg): Call;
}

/**
 * A back-to-back call: legs whose signalling ends here, one of them (the party) routed by the host's plans until it is
 * connected with another (the peer).
 */
export class Call implements LegOwner {
  readonly tenantId: number;
  readonly parts: CallParts;
  readonly #legs = new Set<Leg>();
  readonly #router: Router;
  #phase: Phase = { at: 'new' };

  constructor(parts: CallParts) {
    this.parts = parts;
    this.tenantId = parts.tenantId;
    this.#router = new Router({
      services: parts.services,
      tenantId: parts.tenantId,
      owner: this,
      adopt: (leg) => this.adopt(leg),
      release: (leg) => this.release(leg),
      liveCallsOf: (extensionUuid) => parts.liveCallsOf(extensionUuid, this),
      ringingAt: (extensionUuids) => parts.ringingAt(extensionUuids),
      talkingAt: (extensionUuid) => parts.talkingAt(extensionUuid),
      listensForFax: (party, did) => listenForFax(this, party, did),
    });
  }

  get legs(): ReadonlySet<Leg> {
    return this.#legs;
  }

  /** The pair that talks. */
  get connection(): Connection | null {
    return this.#phase.at === 'connected' ? this.#phase.connection : null;
  }

  /** The place of the party that is being routed. */
  get seat(): Seat | null {
    return this.#phase.at === 'routing' ? this.#phase.seat : null;
  }

  adopt(leg: Leg): void {
    this.#legs.add(leg);
    leg.moveTo(this);
  }

  /** The leg goes on in another call. */
  release(leg: Leg): void {
    this.#legs.delete(leg);
    if (this.#legs.size === 0) this.#finish();
  }

  /** One of its legs is sent to an emergency number. */
  get isEmergency(): boolean {
    for (const leg of this.#legs) if (leg.profile.trunk?.emergency === true) return true;
    return false;
  }

  involves(extensionUuid: string): boolean {
    for (const leg of this.#legs) if (leg.isLive && leg.profile.extensionUuid === extensionUuid) return true;
    return false;
  }

  /** The leg's partner in a connected call. */
  partnerOf(leg: Leg): Leg | null {
    return this.connection?.partnerOf(leg) ?? null;
  }

  isHeldBy(leg: Leg): boolean {
    return this.connection?.isHeldBy(leg) ?? false;
  }

  /** Routes the party by the host's plans until it is connected or over. */
  async route(party: Leg, routing: Routing): Promise<void> {
    const seat: Seat = { leg: party, step: null, unreached: routing.unreached ?? null };
    this.#phase = { at: 'routing', seat };
    let watchdog: Watchdog | null = null;
    const taken = () => {
      watchdog ??= this.#watch(seat);
      routing.taken?.();
    };
    try {
      const end = await this.#router.route(seat, { ...routing, taken });
      if (end.kind === 'connected' && routing.joins !== undefined) await routing.joins(seat.leg, end.peer);
      else if (end.kind === 'connected') await this.#join(seat.leg, end.peer, routing);
      if (end.kind === 'hangup') await (seat.unreached ?? hangUpParty)(seat.leg, end.hangup);
    } catch (error) {
      // Whose media are gone with him cannot be told anything any more.
      const level = error instanceof MediaError && !seat.leg.isLive ? 'debug' : 'error';
      this.parts.services.log(level, 'a call could not be routed', { leg: seat.leg.uuid, error: String(error) });
      await seat.leg.hangUp('NORMAL_TEMPORARY_FAILURE');
    } finally {
      stop(watchdog);
    }
  }

  /** Routes an answered party anew. */
  routeOn(party: Leg, { dialled, by, ...more }: Onward): Promise<void> {
    const history = afterTransfer(this.#router.history, by);
    return this.route(party, { dialled, caller: callerOf(party), history, retargets: [], headers: [], ...more });
  }

  /** An answered leg talks with an application, in place of anybody that it could be joined with. */
  async talk(party: Leg, application: Application): Promise<StepOutcome> {
    const seat: Seat = { leg: party, step: null, unreached: null };
    this.#phase = { at: 'routing', seat };
    const watchdog = this.#watch(seat);
    try {
      return await this.#router.talk(seat, application);
    } finally {
      watchdog.stop();
    }
  }

  async connect(party: Leg, peer: Leg): Promise<void> {
    if (!party.isLive || !peer.isLive) {
      const cause = party.isLive ? 'NORMAL_CLEARING' : 'ORIGINATOR_CANCEL';
      await Promise.all([party.hangUp(cause), peer.hangUp(cause)]);
      return;
    }
    const { services, parting } = this.parts;
    const connection = new Connection(services, party, peer, {
      end: (cause) => this.end(cause),
      keeping: parting,
      transfer: (staying, number) => transferOne(this, staying, number),
      meet: (leg) => moveToConference(this, leg),
    });
    this.#phase = { at: 'connected', connection };
    await connection.open();
    if (this.#router.records || (await isRecordingWanted(services, party, peer))) await connection.record();
  }

  /** Takes a connected pair apart; both legs live on, `staying` as the party. */
  async part(staying: Leg): Promise<void> {
    const { connection } = this;
    this.#stopWork();
    this.#phase = { at: 'routing', seat: { leg: staying, step: null, unreached: null } };
    await connection?.part(staying);
  }

  /** Ends every leg. */
  async end(cause: HangupCause, text?: string): Promise<void> {
    const party = this.seat?.leg ?? null;
    // The party last: once it has gone, whatever rings for it is called off as if the caller had given up.
    const inOrder = [...this.#legs].sort((one, other) => Number(one === party) - Number(other === party));
    const ends = inOrder.map((leg) => leg.hangUp(cause, text));
    this.#stopWork();
    await Promise.all(ends);
  }

  async holdByControl(leg: Leg, action: 'hold' | 'resume'): Promise<void> {
    await this.connection?.setHeld(leg, action === 'hold', 'control');
  }

  legEnded(leg: Leg, ending: Ending, farewell: Promise<void>): void {
    this.parts.parting(farewell);
    if (this.seat?.leg === leg) this.seat.step?.kill();
    else this.seat?.step?.calleeGone?.(leg);
    const partner = this.partnerOf(leg);
    if (partner !== null) {
      this.#stopWork();
      void partner.hangUp(ending.cause, ending.text);
    }
    this.#legs.delete(leg);
    if (this.#legs.size === 0) this.#finish();
  }

  legHeld(leg: Leg, held: boolean): void {
    void this.connection?.setHeld(leg, held, 'phone');
  }

  legDigit(leg: Leg, digit: string, durationMs: number, by: 'rtp' | 'info'): void {
    if (this.seat?.leg === leg) this.seat.step?.digit?.(digit);
    else if (this.seat !== null) this.seat.step?.calleeDigit?.(leg, digit);
    else this.connection?.relayDigit(leg, digit, durationMs, by);
  }

  formatsOpposite(leg: Leg): AudioFormats | null {
    return this.partnerOf(leg)?.formats ?? null;
  }

  legRefers(leg: Leg, referral: Referral): boolean {
    const partner = this.partnerOf(leg);
    // Whoever is outside sends nobody anywhere: that would be at the tenant's expense.
    if (partner === null || leg.profile.extensionUuid === null) return false;
    const { target } = referral;
    if (target.kind === 'attended') return joinAsAsked(this, { leg, partner }, target.replaced, referral);
    sendAsAsked(this, { leg, partner }, target.destination, referral);
    return true;
  }

  async #join(party: Leg, peer: Leg, { taken }: Routing): Promise<void> {
    if (!this.#router.meets || !mayMeet(party, peer)) return this.connect(party, peer);
    taken?.();
    return meet(this, party, peer);
  }

  /** Over a party that talks with an application. */
  #watch(seat: Seat): Watchdog {
    return new Watchdog(this.parts.services, {
      legs: () => [seat.leg],
      // A fax by T.38 is no media that could be missed, and knows its own time limits.
      isHeld: () => seat.leg.fax !== null,
      end: (cause) => void this.end(cause),
    });
  }

  #stopWork(): void {
    const phase = this.#phase;
    if (phase.at === 'routing') phase.seat.step?.kill();
    if (phase.at !== 'connected') return;
    phase.connection.stop();
    this.#phase = { at: 'over' };
  }

  #finish(): void {
    this.#stopWork();
    this.#phase = { at: 'over' };
    this.parts.over(this);
  }
}

function stop(watchdog: Watchdog | null): void {
  watchdog?.stop();
}

async function hangUpParty(party: Leg, hangup: HangupStep): Promise<void> {
  party.describe({ blockReason: hangup.blockReason ?? party.profile.blockReason });
  if (hangup.status !== undefined && !party.isAnswered) await party.refuse(hangup.cause, hangup.status);
  else await party.hangUp(hangup.cause);
}
