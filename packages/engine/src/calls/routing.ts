import {
  type Caller,
  type CallHistory,
  type CallPlan,
  type HangupCause,
  type HangupStep,
  NO_HISTORY,
  type Leg as PlannedLeg,
  type Step,
  type TransferStep,
} from '@strowger/callplan';
import type { HeaderEntry } from '@strowger/sip';
import { type Application, ApplicationRun } from '../dialogue/application-run.ts';
import type { Leg } from '../legs/leg.ts';
import type { LegOwner } from '../legs/leg-owner.ts';
import type { LegProfile } from '../legs/leg-profile.ts';
import type { Services } from '../services.ts';
import { type Announcement, PlayRun, promptNamed, soundNamed } from '../steps/play-run.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { stepRunFor } from '../steps/step-run-for.ts';
import { type Retarget, retargetHeaders, retargetOf } from './diversion.ts';

/** A question to the host's planning. */
export interface Routing {
  readonly dialled: string;
  readonly caller: Caller;
  readonly history: CallHistory;
  readonly entry?: NonNullable<PlannedLeg['entry']>;
  readonly retargets: readonly Retarget[];
  /** More headers for the phones that ring. */
  readonly headers: readonly HeaderEntry[];
  /** The system itself calls. */
  readonly program?: NonNullable<PlannedLeg['program']>;
  /** Told when somebody outside is called. */
  readonly dials?: (leg: Leg) => void;
  /** Told when a phone rings. */
  readonly rings?: () => void;
  /** Told when what answers by itself has taken the party: a menu, a parking slot. It has reached its destination. */
  readonly taken?: () => void;
  /** What becomes of the party when it reaches nobody; it is hung up unless given. */
  readonly unreached?: Unreached;
  /** What becomes of the party and whoever has answered; they talk unless given. */
  readonly joins?: (party: Leg, peer: Leg) => Promise<void>;
}

/** Takes a party that nobody answered; `hangup` says how its call would have ended. */
export type Unreached = (party: Leg, hangup: HangupStep) => Promise<void>;

/** The place of the party while it is routed: another leg may take it, and then have it end in another way. */
export interface Seat {
  leg: Leg;
  step: StepRun | null;
  unreached: Unreached | null;
}

/** How routing a party went. */
export type RouteEnd = Extract<StepOutcome, { readonly kind: 'connected' | 'hangup' | 'gone' }>;

export interface RouterParts {
  readonly services: Services;
  readonly tenantId: number;
  readonly owner: LegOwner;
  adopt(leg: Leg): void;
  release(leg: Leg): void;
  liveCallsOf(extensionUuid: string): number;
  ringingAt: StepContext['ringingAt'];
  talkingAt: StepContext['talkingAt'];
  /** A fax may call: the answered party is listened to. @param did as it was called */
  listensForFax(party: Leg, did: string): void;
}

/** Asks the host for plans and carries out their steps until the party is connected or nothing is left to do. */
export class Router {
  readonly #parts: RouterParts;
  #history: CallHistory = NO_HISTORY;
  #records = false;
  #meets = false;
  /** What is carried out, or was last. */
  #present: { readonly plan: CallPlan; readonly routing: Routing } | null = null;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** What happened to the call so far. */
  get history(): CallHistory {
    return this.#history;
  }

  /** Whoever it was for, or who called, wants it recorded: that stays so wherever it goes. */
  get records(): boolean {
    return this.#records;
  }

  /** The pair that was found is to go on in a conference. */
  get meets(): boolean {
    return this.#meets;
  }

  async route(seat: Seat, first: Routing): Promise<RouteEnd> {
    let routing = first;
    this.#meets = false;
    while (seat.leg.isLive) {
      const outcome = await this.#routeOnce(seat, routing);
      if (outcome.kind === 'connected' && outcome.records === true) this.#records = true;
      if (outcome.kind !== 'route') return outcome;
      routing = after(outcome.transfer, routing);
    }
    return { kind: 'gone' };
  }

  /** Lets the party talk with an application that no plan names. */
  async talk(seat: Seat, application: Application): Promise<StepOutcome> {
    if (this.#present === null) throw new RangeError('a call without a plan talks with nobody');
    const run = new ApplicationRun(application, this.#contextFor(seat, this.#present.plan, this.#present.routing));
    seat.step = run;
    return run.exec();
  }

  async #routeOnce(seat: Seat, routing: Routing): Promise<RouteEnd | Extract<StepOutcome, { kind: 'route' }>> {
    const { dialled, caller, history, entry, program } = routing;
    const party = seat.leg;
    this.#history = history;
    const { services, tenantId } = this.#parts;
    const { withheld } = party.profile;
    const plan = await services.host.plan(tenantId, {
      ...{ callId: party.uuid, dialled, caller, history, withheld },
      ...(entry === undefined ? {} : { entry }),
      ...(program === undefined ? {} : { program }),
    });
    if (plan.detectsFax === true) this.#parts.listensForFax(party, dialled);
    this.#records ||= plan.records;
    party.describe({
      direction: party.profile.direction ?? plan.direction,
      destination: plan.destination,
      accountcode: plan.accountcode,
      ...featureOf(plan),
    });
    return this.#carryOut(seat, plan, routing);
  }

  async #carryOut(
    seat: Seat,
    plan: CallPlan,
    routing: Routing,
  ): Promise<RouteEnd | Extract<StepOutcome, { kind: 'route' }>> {
    const context = this.#contextFor(seat, plan, routing);
    this.#present = { plan, routing };
    const queue: Step[] = [...plan.steps];
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      if (!seat.leg.isLive) return { kind: 'gone' };
      seat.step = stepRunFor(step, context);
      const outcome = await seat.step.exec();
      if (outcome.kind === 'instead') queue.splice(0, queue.length, ...outcome.steps);
      else if (outcome.kind === 'hangup') return this.#announceEnd(seat, outcome, context);
      else if (outcome.kind !== 'next') return outcome;
    }
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } };
  }

  /** Who is answered hears that nothing has the number, or leads there; all others are told by the status (contract 20 §0.9). */
  async #announceEnd(
    seat: Seat,
    outcome: Extract<StepOutcome, { kind: 'hangup' }>,
    context: StepContext,
  ): Promise<RouteEnd> {
    const { leg, unreached } = seat;
    const announcement = ANNOUNCED[outcome.hangup.cause];
    if (announcement === undefined || !leg.isAnswered || unreached !== null) return outcome;
    seat.step = new PlayRun(announcement(context), context);
    await seat.step.exec();
    return leg.isLive ? outcome : { kind: 'gone' };
  }

  #contextFor(seat: Seat, plan: CallPlan, { retargets, headers, history, dials, rings, taken }: Routing): StepContext {
    const { services, owner, adopt, release, liveCallsOf, ringingAt, talkingAt } = this.#parts;
    return {
      services,
      get party() {
        return seat.leg;
      },
      plan,
      history,
      dials: (leg) => dials?.(leg),
      rings: () => rings?.(),
      taken() {
        seat.unreached = null;
        taken?.();
      },
      meets: () => {
        this.#meets = true;
      },
      owner,
      headers: [...retargetHeaders(retargets, plan.domainName), ...headers],
      liveCallsOf,
      ringingAt,
      talkingAt,
      adopt,
      release,
    };
  }
}

/** Tone of congestion, a few seconds of it (ITU-T E.180, as in North America). */
const CONGESTION = 'tone_stream://%(250,250,480,620);loops=8';

/** What is said or played to somebody answered whose call ends with this. */
const ANNOUNCED: Readonly<Partial<Record<HangupCause, (context: StepContext) => Announcement>>> = {
  UNALLOCATED_NUMBER: (context) => promptNamed('number_not_in_service', context),
  NO_ROUTE_DESTINATION: (context) => soundNamed(CONGESTION, context),
};

/** The feature that the records of the call tell of (contract 40 A1). */
function featureOf({ handledBy }: CallPlan): Partial<LegProfile> {
  if (handledBy.kind === 'ring_group') return { ringGroupUuid: handledBy.uuid };
  return handledBy.kind === 'ivr_menu' ? { menuUuid: handledBy.uuid } : {};
}

function after(transfer: TransferStep, routing: Routing): Routing {
  const retarget = retargetOf(transfer);
  const { entry: _, ...more } = routing;
  return {
    ...more,
    dialled: transfer.destination,
    history: transfer.history,
    retargets: retarget === null ? routing.retargets : [...routing.retargets, retarget],
  };
}
