import type { DialCandidate, HangupCause, HangupStep, OutsideCall } from '@strowger/callplan';
import type { TrunkConfiguration } from '@strowger/switch';
import { refusedCall } from '../credit/refusal.ts';
import type { DialEvents } from '../legs/dialling.ts';
import { FRESH_LEG, type LegProfile } from '../legs/leg-profile.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { StepContext } from '../steps/step-run.ts';
import { diversionToTrunk } from './diversion-to-trunk.ts';
import { judgeFailure, type Verdict } from './judge-failure.ts';
import { type Hindrance, hindranceOf, inOrder } from './order-ways.ts';

/** What calling somebody outside works on: a step's context has it all. */
export type HuntContext = Pick<StepContext, 'services' | 'party' | 'plan' | 'owner' | 'headers' | 'adopt'>;

/** What a hunt tells whoever had it begun. */
export interface HuntEvents {
  /** Whether audio before the answer is of use to anybody now. */
  takesEarlyMedia(leg: OutboundLeg): boolean;
  /** The leg is sent to a provider. */
  dials(leg: OutboundLeg): void;
  rings(leg: OutboundLeg): void;
  progresses(leg: OutboundLeg, formats: AudioFormats): void;
  /** The hunt is over: this leg has the call. */
  answers(leg: OutboundLeg): void;
  /** The hunt is over: no provider took the call. `announced`: a reason that the caller is to hear. */
  fails(hangup: HangupStep): void;
}

const NO_WAY: HangupStep = { step: 'hangup', cause: 'NO_ROUTE_DESTINATION', status: 404 };

/** How the call ends where nothing but that kept it from being sent. */
const HINDERED: Readonly<Record<Hindrance, HangupStep>> = {
  missing: { step: 'hangup', cause: 'GATEWAY_DOWN', status: 502 },
  down: { step: 'hangup', cause: 'GATEWAY_DOWN', status: 502 },
  unregistered: { step: 'hangup', cause: 'GATEWAY_DOWN', status: 502 },
  full: { step: 'hangup', cause: 'NORMAL_CIRCUIT_CONGESTION', status: 503 },
  row_full: { step: 'hangup', cause: 'NORMAL_CIRCUIT_CONGESTION', status: 503 },
};

type State =
  | { readonly at: 'new' }
  | { readonly at: 'hunting'; readonly leg: OutboundLeg | null }
  | { readonly at: 'over' };

/** Calls a number outside over one provider after the other, until one takes the call (contract 30 §5.3 steps 7 and 8). */
export class TrunkHunt implements DialEvents {
  readonly #call: OutsideCall;
  readonly #context: HuntContext;
  readonly #events: HuntEvents;
  #state: State = { at: 'new' };
  /** Told why the present leg was not taken. */
  #failed: (cause: HangupCause) => void = () => {};

  constructor(call: OutsideCall, context: HuntContext, events: HuntEvents) {
    this.#call = call;
    this.#context = context;
    this.#events = events;
  }

  begin(): void {
    this.#state = { at: 'hunting', leg: null };
    this.#hunt().catch((error: unknown) => {
      this.#context.services.log('error', 'a number outside could not be called', { error: String(error) });
      this.#fail({ step: 'hangup', cause: 'SWITCH_CONGESTION' });
    });
  }

  /** Ends what is on its way; nothing more is told. */
  cancel(cause: HangupCause): void {
    const { leg } = this.#state.at === 'hunting' ? this.#state : { leg: null };
    this.#state = { at: 'over' };
    void leg?.hangUp(cause);
  }

  rings(leg: OutboundLeg): void {
    if (this.#isOn(leg)) this.#events.rings(leg);
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    if (this.#isOn(leg)) this.#events.progresses(leg, formats);
  }

  answers(leg: OutboundLeg): void {
    if (!this.#isOn(leg)) {
      void leg.hangUp('ORIGINATOR_CANCEL');
      return;
    }
    this.#state = { at: 'over' };
    this.#events.answers(leg);
  }

  fails(leg: OutboundLeg, cause: HangupCause): void {
    if (this.#isOn(leg)) this.#failed(cause);
  }

  #isOn(leg: OutboundLeg): boolean {
    return this.#state.at === 'hunting' && this.#state.leg === leg;
  }

  async #hunt(): Promise<void> {
    const { services } = this.#context;
    const { candidates, emergency } = this.#call;
    let hangup = NO_WAY;
    for (const way of inOrder(services, candidates, emergency)) {
      if (this.#state.at !== 'hunting') return;
      const hindrance = hindranceOf(services, way, emergency);
      const trunk = services.trunks.configuration(way.providerId);
      if (hindrance !== null || trunk === null) {
        hangup = HINDERED[hindrance ?? 'missing'];
        continue;
      }
      const verdict = await this.#try(way, trunk);
      if (verdict.isCongestion) services.rests.failed(way.providerId, performance.now());
      hangup = verdict.hangup;
      if (!verdict.movesOn) break;
    }
    this.#fail(hangup);
  }

  /** Resolves when the way has failed, never where it has not. */
  async #try(way: DialCandidate, trunk: TrunkConfiguration): Promise<Verdict> {
    const { services } = this.#context;
    const leg = this.#newLeg(way, trunk);
    const failed = Promise.withResolvers<HangupCause>();
    this.#failed = failed.resolve;
    this.#state = { at: 'hunting', leg };
    services.trunks.carries(way.providerId, leg, 'out');
    if (way.row !== null) services.rowCalls.carries(way.row.uuid, leg);
    leg.begin();
    const { emergency, isFax } = this.#call;
    const refused = emergency || isFax === true ? null : await this.#refusalOf(leg);
    if (refused !== null) return refused;
    if (leg.isLive) await this.#dial(leg, way, trunk);
    const cause = await failed.promise;
    if (leg.answeredAt !== null) return { movesOn: false, isCongestion: false, hangup: { step: 'hangup', cause } };
    return judgeFailure(cause, leg.refusal, this.#call.emergency);
  }

  /** What the credit of the tenant says against it; null: nothing. */
  async #refusalOf(leg: OutboundLeg): Promise<Verdict | null> {
    const { number, extension } = this.#call;
    const answer = await this.#context.services.credit.authorise(leg, number, extension?.uuid ?? null);
    if (answer.allowed) return null;
    const { cause, status, blockReason } = refusedCall(answer.reason);
    leg.describe({ blockReason });
    await leg.hangUp(cause);
    return { movesOn: false, isCongestion: false, hangup: { step: 'hangup', cause, status, blockReason } };
  }

  async #dial(leg: OutboundLeg, way: DialCandidate, trunk: TrunkConfiguration): Promise<void> {
    const { party, services, headers } = this.#context;
    this.#events.dials(leg);
    try {
      await leg.dialTrunk({
        trunk,
        number: way.number,
        callerId: way.callerId,
        withheld: party.profile.withheld,
        caller: party.formats,
        headers: diversionToTrunk(this.#call, trunk, headers),
        earlyMedia: () => this.#isOn(leg) && this.#events.takesEarlyMedia(leg),
        near: party.media,
      });
    } catch (error) {
      services.log('error', 'a provider could not be called', { provider: trunk.name, error: String(error) });
      await leg.hangUp('SWITCH_CONGESTION');
    }
  }

  #fail(hangup: HangupStep): void {
    if (this.#state.at !== 'hunting') return;
    this.#state = { at: 'over' };
    this.#events.fails(hangup);
  }

  #newLeg(way: DialCandidate, trunk: TrunkConfiguration): OutboundLeg {
    const { services, owner, party, adopt } = this.#context;
    const parts = {
      services,
      owner,
      kind: 'b',
      originatingUuid: party.uuid,
      profile: this.#profile(way, trunk),
    } as const;
    const leg = new OutboundLeg(parts, this);
    adopt(leg);
    return leg;
  }

  #profile({ providerId, routeId, destinationId, callerId }: DialCandidate, trunk: TrunkConfiguration): LegProfile {
    const { party, plan } = this.#context;
    const { number, emergency, extension, accountcode, isFax } = this.#call;
    const ratedNumber = isFax === true ? null : number;
    return {
      ...FRESH_LEG,
      ringGroupUuid: party.profile.ringGroupUuid,
      menuUuid: party.profile.menuUuid,
      tenantId: plan.tenantId,
      domainUuid: plan.domainUuid,
      domainName: plan.domainName,
      extensionUuid: null,
      extension: '',
      takenBy: extension === null ? null : { extensionUuid: extension.uuid, extension: extension.number },
      trunk: { providerId, gatewayUuid: trunk.gatewayUuid, routeId, destinationId, ratedNumber, emergency },
      direction: 'outbound',
      callerName: callerId.name,
      callerNumber: callerId.number,
      withheld: false,
      calleeId: { name: number, number },
      dialled: party.profile.dialled,
      destination: number,
      accountcode,
      holdMusic: '',
    };
  }
}
