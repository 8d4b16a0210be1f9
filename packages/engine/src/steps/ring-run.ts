import {
  type HangupCause,
  type RingFailure,
  type RingStep,
  type RingTarget,
  ringFailureOfCause,
  type Step,
} from '@strowger/callplan';
import type { Timer } from '@strowger/sip';
import type { DialEvents } from '../legs/dialling.ts';
import { ANONYMOUS, callerAddress } from '../legs/identity.ts';
import type { Leg } from '../legs/leg.ts';
import { FRESH_LEG } from '../legs/leg-profile.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { Contact } from '../registration/locations.ts';
import { redirection } from './redirection.ts';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

type RingState =
  | { readonly at: 'preparing' }
  | { readonly at: 'ringing'; readonly timer: Timer }
  | { readonly at: 'decided' };

/** A contact to ring and the target it belongs to. */
interface Candidate {
  readonly target: RingTarget;
  readonly contact: Contact;
}

/** Which failure speaks for a group that failed in different ways: the most telling first. */
const FAILURES_BY_WEIGHT: readonly RingFailure[] = ['busy', 'no_answer', 'failed', 'not_registered'];

/** Rings every contact of the targets at once; the first answer wins, the others are called off (contract 20 §1.8.8). */
export class RingRun implements StepRun, DialEvents {
  readonly #step: RingStep;
  readonly #context: StepContext;
  readonly #legs = new Map<OutboundLeg, RingTarget>();
  readonly #failures: RingFailure[] = [];
  /** What a phone said that neither was busy nor did not answer. */
  #failedWith: HangupCause | null = null;
  #redirect: StepOutcome | null = null;
  readonly #outcome = Promise.withResolvers<StepOutcome>();
  #state: RingState = { at: 'preparing' };
  #rings = false;

  constructor(step: RingStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  exec(): Promise<StepOutcome> {
    const { party, plan } = this.#context;
    const targets = this.#step.targets.map((target) => `user/${target.number}@${plan.domainName}`).join(',');
    party.describe({ application: 'bridge', applicationArgument: targets });
    const free = this.#targetsBelowLimit();
    if (Array.isArray(free)) this.#start(free);
    else this.#decide(free);
    return this.#outcome.promise;
  }

  kill(): void {
    this.#callOff('ORIGINATOR_CANCEL');
    this.#decide({ kind: 'gone' });
  }

  rings(leg: OutboundLeg): void {
    this.#present(leg);
    void this.#tellRinging();
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    this.#present(leg);
    void this.#passEarlyMedia(leg, formats);
  }

  answers(leg: OutboundLeg): void {
    this.#present(leg);
    void this.#connect(leg);
  }

  fails(leg: OutboundLeg, cause: HangupCause, redirect: string | null): void {
    const target = this.#legs.get(leg);
    if (target === undefined) return;
    this.#legs.delete(leg);
    this.#noteFailure(target, cause, redirect);
    const [last, ...others] = this.#legs.keys();
    if (last === undefined) this.#giveUp();
    else if (others.length === 0) void last.takeEarlyAudio();
  }

  partyReplaced(): void {
    if (this.#rings) void this.#tellRinging();
  }

  takeFor(ringing: Leg, leg: Leg): boolean {
    if (this.#state.at !== 'ringing' || !(ringing instanceof OutboundLeg) || !this.#legs.delete(ringing)) return false;
    this.#state.timer.cancel();
    this.#state = { at: 'decided' };
    void ringing.hangUp('PICKED_OFF');
    this.#callOff('LOSE_RACE');
    if (leg.profile.calleeId !== null) this.#context.party.present(leg.profile.calleeId);
    void this.#answerParty(leg).then((outcome) => this.#outcome.resolve(outcome));
    return true;
  }

  /** A phone that sends its caller elsewhere (3xx) forwards; past what is allowed of that it counts as busy. */
  #noteFailure(target: RingTarget, cause: HangupCause, redirect: string | null): void {
    const next = redirect === null ? null : redirection(target, redirect, this.#context.history);
    this.#redirect ??= next;
    const failure = redirect !== null && next === null ? 'busy' : ringFailureOfCause(cause);
    this.#failures.push(failure);
    if (failure === 'failed') this.#failedWith = cause;
  }

  #present(leg: OutboundLeg): void {
    const target = this.#legs.get(leg);
    if (target !== undefined) this.#context.party.present(target.calleeId);
  }

  /** Targets that may take one more call; an outcome when none may. */
  #targetsBelowLimit(): RingTarget[] | StepOutcome {
    const { targets } = this.#step;
    const free = targets.filter(({ uuid, limitMax }) => limitMax <= 0 || this.#context.liveCallsOf(uuid) < limitMax);
    if (free.length > 0 || targets.length === 0) return free;
    const limitSteps = targets.length === 1 ? (targets[0]?.limitSteps ?? []) : [];
    return { kind: 'instead', steps: limitSteps.length > 0 ? limitSteps : this.#step.otherwise.busy };
  }

  #start(targets: readonly RingTarget[]): void {
    const { services } = this.#context;
    const candidates = targets.flatMap((target) =>
      services.locations.live(target.uuid, services.clock.now()).map((contact) => ({ target, contact })),
    );
    if (candidates.length === 0) {
      this.#decide({ kind: 'instead', steps: this.#step.otherwise.not_registered });
      return;
    }
    const timer = services.clock.after(this.#step.timeoutSeconds * 1000, () => this.#timeout());
    this.#state = { at: 'ringing', timer };
    const rung = candidates.map((candidate) => ({ candidate, leg: this.#legFor(candidate) }));
    for (const { candidate, leg } of rung) this.#legs.set(leg, candidate.target);
    for (const { candidate, leg } of rung) void this.#dial(leg, candidate);
  }

  #legFor({ target }: Candidate): OutboundLeg {
    const { services, owner, party, plan } = this.#context;
    const leg = new OutboundLeg(
      {
        services,
        owner,
        kind: 'b',
        originatingUuid: party.uuid,
        profile: {
          ...FRESH_LEG,
          tenantId: plan.tenantId,
          domainUuid: plan.domainUuid,
          domainName: plan.domainName,
          extensionUuid: target.uuid,
          extension: target.number,
          direction: plan.direction,
          callerName: this.#step.callerId.name,
          callerNumber: this.#step.callerId.number,
          withheld: false,
          calleeId: target.calleeId,
          dialled: party.profile.dialled,
          destination: target.number,
          accountcode: plan.accountcode,
          holdMusic: target.holdMusic,
        },
      },
      this,
    );
    this.#context.adopt(leg);
    return leg;
  }

  async #dial(leg: OutboundLeg, { target, contact }: Candidate): Promise<void> {
    const { party, plan, services, headers } = this.#context;
    leg.begin();
    try {
      await leg.dial({
        contacts: [contact],
        caller: party.formats,
        codecs: target.codecs,
        from: party.profile.withheld ? ANONYMOUS : callerAddress(this.#step.callerId, plan.domainName),
        headers,
        earlyMedia: () => this.#legs.size === 1,
        near: party.media,
      });
    } catch (error) {
      services.log('error', 'a phone could not be called', { extension: target.number, error: String(error) });
      await leg.hangUp('SWITCH_CONGESTION');
      this.fails(leg, 'SWITCH_CONGESTION', null);
    }
  }

  async #tellRinging(): Promise<void> {
    const { party, services } = this.#context;
    if (this.#state.at !== 'ringing') return;
    this.#rings = true;
    this.#context.rings();
    try {
      await party.alert(this.#step.ringback);
    } catch (error) {
      services.log('warn', 'ringback could not be played', { error: String(error) });
    }
  }

  async #passEarlyMedia(leg: OutboundLeg, formats: AudioFormats): Promise<void> {
    const { party, services } = this.#context;
    if (this.#state.at !== 'ringing') return;
    try {
      if (!party.isAnswered && (await party.progress(formats)) && leg.media !== null)
        await party.media?.bridge(leg.media);
      else await this.#tellRinging();
    } catch (error) {
      services.log('warn', 'early media could not be passed', { error: String(error) });
    }
  }

  async #connect(leg: OutboundLeg): Promise<void> {
    if (this.#state.at !== 'ringing') {
      await leg.hangUp('LOSE_RACE');
      return;
    }
    this.#state.timer.cancel();
    this.#state = { at: 'decided' };
    this.#legs.delete(leg);
    this.#callOff('LOSE_RACE');
    this.#outcome.resolve(await this.#answerParty(leg));
  }

  async #answerParty(leg: Leg): Promise<StepOutcome> {
    const { party, services } = this.#context;
    try {
      if (await party.answer(leg.formats)) return { kind: 'connected', peer: leg };
    } catch (error) {
      services.log('error', 'the caller could not be answered', { leg: party.uuid, error: String(error) });
    }
    if (!party.isLive) {
      await leg.hangUp('ORIGINATOR_CANCEL');
      return { kind: 'gone' };
    }
    await leg.hangUp('INCOMPATIBLE_DESTINATION');
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'INCOMPATIBLE_DESTINATION' } };
  }

  #timeout(): void {
    this.#callOff('NO_ANSWER');
    this.#decide({ kind: 'instead', steps: this.#step.otherwise.no_answer });
  }

  #giveUp(): void {
    if (this.#redirect !== null) {
      this.#context.party.forwarded();
      this.#decide(this.#redirect);
      return;
    }
    const failure = FAILURES_BY_WEIGHT.find((candidate) => this.#failures.includes(candidate)) ?? 'failed';
    const steps = this.#step.otherwise[failure].map((step) => this.#withCalleeCause(step));
    this.#decide({ kind: 'instead', steps });
  }

  /** Where the plan leaves it to the callee why the call ends, its own cause goes to the caller (contract 20 §1.8.10). */
  #withCalleeCause(step: Step): Step {
    if (step.step !== 'hangup' || step.relaysCalleeCause !== true || this.#failedWith === null) return step;
    return { ...step, cause: this.#failedWith };
  }

  #callOff(cause: HangupCause): void {
    const legs = [...this.#legs.keys()];
    this.#legs.clear();
    for (const leg of legs) void leg.hangUp(cause);
  }

  #decide(outcome: StepOutcome): void {
    if (this.#state.at === 'decided') return;
    if (this.#state.at === 'ringing') this.#state.timer.cancel();
    this.#state = { at: 'decided' };
    this.#outcome.resolve(outcome);
  }
}
