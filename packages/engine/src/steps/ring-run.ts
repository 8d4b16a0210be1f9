import type {
  CallerId,
  ExtensionTarget,
  HangupCause,
  OutsideTarget,
  RingAttempt,
  RingFailure,
  RingStep,
  RingTarget,
  Step,
} from '@strowger/callplan';
import type { HeaderEntry, Timer } from '@strowger/sip';
import { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';
import { AUTO_ANSWER } from '../legs/auto-answer.ts';
import type { Leg } from '../legs/leg.ts';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { tellMissed } from './missed-call-run.ts';
import { recordName } from './record-name.ts';
import { redirection } from './redirection.ts';
import { type AttemptEvents, type AttemptFailure, RingAttemptRun } from './ring-attempt.ts';
import { beginRinging, noted, type RingSchedule, ringDue } from './ring-schedule.ts';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

type RingState =
  /** The caller is greeted, or says his name. */
  | { readonly at: 'receiving' }
  | { readonly at: 'ringing'; readonly schedule: RingSchedule; readonly timer: Timer | null }
  | { readonly at: 'decided' };

/** Ends of a caller that leave no missed call behind. */
const NOT_MISSED: ReadonlySet<HangupCause> = new Set(['SYSTEM_SHUTDOWN', 'MANAGER_REQUEST', 'PICKED_OFF']);

/** Of those who are rung, in the record. */
const MOST_SHOWN = 20;

/** Rings in turns; the first who takes the call has it, the others are called off (contract 20 §1.8.8, §4.2). */
export class RingRun implements StepRun, AttemptEvents {
  readonly #step: RingStep;
  readonly #context: StepContext;
  /** Of the present turn, by their place in it. */
  readonly #attempts = new Map<number, RingAttemptRun>();
  readonly #failures: AttemptFailure[] = [];
  readonly #outcome = Promise.withResolvers<StepOutcome>();
  readonly #greeting: Dialogue;
  #state: RingState = { at: 'receiving' };
  /** Whether the party hears that phones ring. */
  #isAlerted = false;
  /** Where the caller said his name. */
  #nameAt: string | null = null;

  constructor(step: RingStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#greeting = new Dialogue(context);
  }

  exec(): Promise<StepOutcome> {
    const { party, plan, services } = this.#context;
    const shown = this.#everyAttempt().slice(0, MOST_SHOWN);
    const targets = shown.map(({ target }) => `user/${target.number}@${plan.domainName}`);
    party.describe({ application: 'bridge', applicationArgument: targets.join(',') });
    const { unregistered } = this.#step;
    if (
      unregistered !== null &&
      services.locations.live(unregistered.extensionUuid, services.clock.now()).length === 0
    ) {
      this.#decide({ kind: 'instead', steps: unregistered.steps });
    } else this.#open().catch((error: unknown) => this.#outcome.reject(error));
    return this.#outcome.promise;
  }

  kill(): void {
    this.#greeting.leave();
    const { missedCall, marksMissed } = this.#step;
    const wasRinging = this.#state.at === 'ringing';
    const isMissed = wasRinging && this.#callerGaveUp();
    this.#callOff('ORIGINATOR_CANCEL', { missed: isMissed && marksMissed });
    if (isMissed && missedCall !== null) tellMissed(this.#context, missedCall);
    this.#decide({ kind: 'gone' });
  }

  digit(key: string): void {
    const { exit } = this.#step;
    if (this.#state.at === 'receiving') this.#greeting.keys.press(key);
    else if (this.#state.at === 'ringing' && key === exit?.key) this.#leave(exit.steps);
  }

  calleeDigit(leg: Leg, key: string): void {
    for (const attempt of this.#attempts.values()) attempt.pressed(leg, key);
  }

  calleeGone(leg: Leg): void {
    for (const attempt of this.#attempts.values()) attempt.gone(leg);
  }

  partyReplaced(): void {
    if (!this.#isAlerted) return;
    this.#isAlerted = false;
    void this.#alert();
  }

  takeFor(ringing: Leg, leg: Leg): boolean {
    if (this.#state.at !== 'ringing') return false;
    const released = [...this.#attempts.values()].some((attempt) => attempt.release(ringing));
    if (!released) return false;
    void ringing.hangUp('PICKED_OFF');
    if (leg.profile.calleeId !== null) this.#context.party.present(leg.profile.calleeId);
    this.#connect(leg);
    return true;
  }

  rings({ wanted }: RingAttemptRun): void {
    this.#context.party.present(calleeOf(wanted.target));
    this.#context.rings();
    void this.#alert();
  }

  progresses({ wanted }: RingAttemptRun, leg: OutboundLeg, formats: AudioFormats): void {
    this.#context.party.present(calleeOf(wanted.target));
    void this.#passEarlyMedia(leg, formats);
  }

  isAsked(attempt: RingAttemptRun): void {
    this.#note(attempt, 'taken');
  }

  wasAsked(attempt: RingAttemptRun): void {
    this.#note(attempt, 'ringing');
  }

  takes({ wanted }: RingAttemptRun, leg: OutboundLeg): void {
    if (this.#state.at !== 'ringing') {
      void leg.hangUp('LOSE_RACE');
      return;
    }
    this.#context.party.present(calleeOf(wanted.target));
    this.#connect(leg, { isHeard: this.#step.isPage !== true });
  }

  fails(attempt: RingAttemptRun, failure: AttemptFailure): void {
    if (this.#state.at !== 'ringing') return;
    this.#failures.push(failure);
    if (this.#step.busyEndsAll && failure.failure === 'busy') this.#leave(this.#step.otherwise.busy);
    else this.#note(attempt, failure.failure === 'no_answer' ? 'unanswered' : 'failed');
  }

  async #open(): Promise<void> {
    await this.#receive();
    if (this.#state.at !== 'receiving') return;
    const now = this.#context.services.clock.now();
    this.#state = { at: 'ringing', schedule: beginRinging(this.#step, now), timer: null };
    if (this.#step.ringbackAtOnce) void this.#alert();
    this.#advance();
  }

  /** What comes before the ringing: the caller is greeted, or says his name. */
  async #receive(): Promise<void> {
    const { services } = this.#context;
    try {
      if (this.#step.greeting.trim() !== '') await this.#greet();
      if (this.#step.screensCaller && this.#state.at === 'receiving') await this.#askName();
    } catch (error) {
      if (error instanceof DialogueOver) this.#decide(error.outcome);
      // Whatever cannot be said or recorded, the phones can ring.
      else services.log('error', 'a caller could not be received', { error: String(error) });
    }
  }

  /** Answers the caller and greets him; by the exit key he leaves at once. */
  async #greet(): Promise<void> {
    const { services, plan } = this.#context;
    const { exit, greeting } = this.#step;
    const sound = await services.sounds.sound(greeting, { tenantId: plan.tenantId, language: plan.language });
    await this.#greeting.answer();
    if (sound === null || (await this.#greeting.say(sound, exit?.key ?? '')) || exit === null) return;
    this.#decide({ kind: 'instead', steps: exit.steps });
  }

  async #askName(): Promise<void> {
    const { mailboxes } = this.#context.services.host;
    const path = await recordName(this.#greeting);
    if (path === null) return;
    this.#nameAt = path;
    void this.#outcome.promise.then(() => mailboxes.discard(path));
  }

  #note(attempt: RingAttemptRun, state: 'taken' | 'ringing' | 'unanswered' | 'failed'): void {
    const place = [...this.#attempts].find(([, one]) => one === attempt)?.[0];
    if (this.#state.at !== 'ringing' || place === undefined) return;
    this.#state = { ...this.#state, schedule: noted(this.#state.schedule, place, state) };
    this.#advance();
  }

  /** Carries out what is due, and waits for the next time that something is. */
  #advance(): void {
    const { clock } = this.#context.services;
    while (this.#state.at === 'ringing') {
      const now = clock.now();
      this.#state.timer?.cancel();
      const due = ringDue(this.#step, this.#state.schedule, now);
      const { turn } = this.#state.schedule;
      this.#state = { at: 'ringing', schedule: due.schedule, timer: null };
      for (const place of due.stop) this.#stop(place);
      if (due.schedule.turn !== turn) this.#attempts.clear();
      const began = due.start.map((place) => this.#start(turn, place));
      if (this.#state.at !== 'ringing') return;
      if (due.isOver) {
        this.#giveUp();
        return;
      }
      if (began.every(Boolean) && due.schedule.turn === turn) {
        const timer = due.lookAt === null ? null : clock.after(Math.max(1, due.lookAt - now), () => this.#advance());
        this.#state = { ...this.#state, timer };
        return;
      }
    }
  }

  #stop(place: number): void {
    this.#attempts.get(place)?.callOff('NO_ANSWER');
    this.#failures.push({ failure: 'no_answer', failedWith: null, redirect: null, isAboveLimit: false });
  }

  /** False: it failed at once, and the schedule is to be looked at again. */
  #start(turn: number, place: number): boolean {
    const attempt = this.#step.turns[turn]?.attempts[place];
    if (attempt === undefined || this.#state.at !== 'ringing') return true;
    const target = this.#reachable(attempt.target);
    if (target.kind === 'onward') {
      this.#leave(target.steps, 'LOSE_RACE');
      return true;
    }
    const run = new RingAttemptRun(this.#wanted(attempt, target), this.#context, this);
    this.#attempts.set(place, run);
    const failure = run.begin();
    if (failure === null) return true;
    this.#failures.push(failure);
    if (this.#step.busyEndsAll && failure.failure === 'busy') this.#leave(this.#step.otherwise.busy);
    else this.#state = { ...this.#state, schedule: noted(this.#state.schedule, place, 'failed') };
    return false;
  }

  /** Whom to ring while the target has no phone. */
  #reachable(target: RingTarget): RingTarget {
    const { locations, clock } = this.#context.services;
    let next = target;
    while (next.kind === 'extension' && next.unregistered !== null) {
      if (locations.live(next.uuid, clock.now()).length > 0) break;
      next = next.unregistered;
    }
    return next;
  }

  #wanted({ callerId, confirms }: RingAttempt, target: Exclude<RingTarget, { readonly kind: 'onward' }>) {
    const { followsRedirects, ringbackAtOnce, isPage = false } = this.#step;
    const isAlone = this.#everyAttempt().length === 1;
    return {
      target,
      callerId,
      confirms,
      ...(this.#nameAt === null ? {} : { callerName: { kind: 'file', path: this.#nameAt } as const }),
      headers: alertHeaders(this.#step),
      takesEarlyMedia: isAlone && !ringbackAtOnce && !confirms && !isPage,
      redirection: (destination: string) =>
        followsRedirects && target.kind === 'extension'
          ? redirection(target, destination, this.#context.history)
          : null,
    };
  }

  async #alert(): Promise<void> {
    const { party, services } = this.#context;
    if (this.#state.at !== 'ringing' || this.#isAlerted) return;
    this.#isAlerted = true;
    try {
      if (this.#step.ringbackAtOnce && !party.isAnswered) await party.progress(null);
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
      else await this.#alert();
    } catch (error) {
      services.log('warn', 'early media could not be passed', { error: String(error) });
    }
  }

  /** The leg has the call; all others are called off. */
  #connect(leg: Leg, { isHeard = true }: { readonly isHeard?: boolean } = {}): void {
    this.#settle();
    this.#callOff('LOSE_RACE');
    void this.#answerParty(leg, isHeard).then((outcome) => this.#outcome.resolve(outcome));
  }

  async #answerParty(leg: Leg, isHeard: boolean): Promise<StepOutcome> {
    const { party, services } = this.#context;
    try {
      if (!isHeard) await leg.media?.silence();
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

  /** Nobody rings any more. */
  #giveUp(): void {
    const redirect = this.#failures.find((one) => one.redirect !== null)?.redirect ?? null;
    if (redirect !== null) this.#context.party.forwarded();
    this.#decide(redirect ?? { kind: 'instead', steps: this.#stepsInstead() });
  }

  #stepsInstead(): readonly Step[] {
    const [failure, ...others] = this.#failures;
    const isSole = others.length === 0 && this.#everyAttempt().length === 1;
    const limitSteps = isSole && failure?.isAboveLimit === true ? this.#limitSteps() : [];
    if (limitSteps.length > 0) return limitSteps;
    const cause = isSole ? (failure?.failedWith ?? null) : null;
    return this.#step.otherwise[this.#verdict()].map((step) => withCalleeCause(step, cause));
  }

  /** Only what all have in common speaks for all (contract 20 §4.3). */
  #verdict(): RingFailure {
    const [first, ...others] = new Set(this.#failures.map(({ failure }) => failure));
    return first !== undefined && others.length === 0 ? first : 'no_answer';
  }

  #limitSteps(): readonly Step[] {
    const target = this.#everyAttempt()[0]?.target;
    return target?.kind === 'extension' ? target.limitSteps : [];
  }

  #everyAttempt(): readonly RingAttempt[] {
    return this.#step.turns.flatMap(({ attempts }) => attempts);
  }

  /** The call goes elsewhere while phones ring. */
  #leave(steps: readonly Step[], cause: HangupCause = 'NO_ANSWER'): void {
    this.#callOff(cause);
    this.#decide({ kind: 'instead', steps });
  }

  #callerGaveUp(): boolean {
    const { party } = this.#context;
    return party.state.at === 'ended' && !NOT_MISSED.has(party.state.ending.cause);
  }

  #callOff(cause: HangupCause, options: { readonly missed?: boolean } = {}): void {
    for (const attempt of this.#attempts.values()) attempt.callOff(cause, options);
    this.#attempts.clear();
  }

  #decide(outcome: StepOutcome): void {
    if (this.#state.at === 'decided') return;
    this.#settle();
    this.#outcome.resolve(outcome);
  }

  #settle(): void {
    if (this.#state.at === 'ringing') this.#state.timer?.cancel();
    this.#state = { at: 'decided' };
  }
}

/** Shown to the caller: somebody outside by what was dialled. */
function calleeOf(target: ExtensionTarget | OutsideTarget): CallerId {
  return target.kind === 'extension' ? target.calleeId : { name: target.number, number: target.number };
}

function alertHeaders({ alertInfo, isPage }: RingStep): readonly HeaderEntry[] {
  if (isPage === true) return AUTO_ANSWER;
  return alertInfo === '' ? [] : [['Alert-Info', alertInfo]];
}

/** Where the plan leaves it to the callee why the call ends, its own cause goes to the caller (contract 20 §1.8.10). */
function withCalleeCause(step: Step, cause: HangupCause | null): Step {
  if (step.step !== 'hangup' || step.relaysCalleeCause !== true || cause === null) return step;
  return { ...step, cause };
}
