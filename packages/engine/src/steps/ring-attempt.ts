import {
  type CallerId,
  type ExtensionTarget,
  type HangupCause,
  type HangupStep,
  type OutsideTarget,
  type RingFailure,
  ringFailureOfCause,
} from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import type { HeaderEntry } from '@strowger/sip';
import { Dialogue } from '../dialogue/dialogue.ts';
import type { DialEvents } from '../legs/dialling.ts';
import { ANONYMOUS, callerAddress } from '../legs/identity.ts';
import type { Leg } from '../legs/leg.ts';
import { FRESH_LEG } from '../legs/leg-profile.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { TrunkHunt } from '../outbound/trunk-hunt.ts';
import type { Contact } from '../registration/locations.ts';
import { confirmAnswer } from './confirm-answer.ts';
import type { StepContext, StepOutcome } from './step-run.ts';

/** What ringing somebody works on: a step's context has it all. */
export type AttemptContext = Pick<
  StepContext,
  'services' | 'party' | 'plan' | 'owner' | 'headers' | 'liveCallsOf' | 'adopt'
>;

/** Whom to ring, and how. */
export interface AttemptWanted {
  readonly target: ExtensionTarget | OutsideTarget;
  /** Shown to the callee, unless the party withholds it. */
  readonly callerId: CallerId;
  /** Who picks up has to confirm that he takes the call. */
  readonly confirms: boolean;
  /** The caller's own voice saying who he is, for whoever has to confirm; absent: his number is said. */
  readonly callerName?: PlaySource | undefined;
  /** More headers for the phones. */
  readonly headers: readonly HeaderEntry[];
  /** Audio that a phone sends before its answer is of use, as long as no other phone rings. */
  readonly takesEarlyMedia: boolean;
  /** Where a phone's 3xx leads; null: it may not be followed and counts as busy. */
  redirection(destination: string): StepOutcome | null;
}

/** Nobody took the call. */
export interface AttemptFailure {
  readonly failure: RingFailure;
  /** What a phone said that neither was busy nor did not answer. */
  readonly failedWith: HangupCause | null;
  readonly redirect: StepOutcome | null;
  /** No phone rang: the extension has as many calls as it may have. */
  readonly isAboveLimit: boolean;
}

/** What an attempt tells whoever had it made. */
export interface AttemptEvents {
  rings(attempt: RingAttemptRun): void;
  progresses(attempt: RingAttemptRun, leg: OutboundLeg, formats: AudioFormats): void;
  /** Somebody picked up and is asked whether he takes the call. */
  isAsked(attempt: RingAttemptRun): void;
  /** He was asked and does not take it; other phones still ring. */
  wasAsked(attempt: RingAttemptRun): void;
  /** This leg has the call now: it is to be connected or hung up; the attempt's other phones are still to be called off. */
  takes(attempt: RingAttemptRun, leg: OutboundLeg): void;
  fails(attempt: RingAttemptRun, failure: AttemptFailure): void;
}

/** Which failure speaks for an extension whose phones failed in different ways: the most telling first. */
const FAILURES_BY_WEIGHT: readonly RingFailure[] = ['busy', 'no_answer', 'failed', 'not_registered'];

/** Rings all phones of an extension at once, or somebody outside, and lets whoever picks up confirm where that is wanted. */
export class RingAttemptRun implements DialEvents {
  readonly wanted: AttemptWanted;
  readonly #context: AttemptContext;
  readonly #events: AttemptEvents;
  readonly #legs = new Set<OutboundLeg>();
  /** Talks with those who picked up. */
  readonly #talks = new Map<Leg, Dialogue>();
  readonly #failures: RingFailure[] = [];
  #hunt: TrunkHunt | null = null;
  #failedWith: HangupCause | null = null;
  #redirect: StepOutcome | null = null;

  constructor(wanted: AttemptWanted, context: AttemptContext, events: AttemptEvents) {
    this.wanted = wanted;
    this.#context = context;
    this.#events = events;
  }

  /** Null: phones ring. Else why none does; the events then stay silent. */
  begin(): AttemptFailure | null {
    const { target } = this.wanted;
    return target.kind === 'outside' ? this.#beginOutside(target) : this.#beginInside(target);
  }

  #beginOutside({ call }: OutsideTarget): null {
    const { takesEarlyMedia } = this.wanted;
    this.#hunt = new TrunkHunt(call, this.#context, {
      takesEarlyMedia: () => takesEarlyMedia,
      dials: (leg) => {
        // What was sent to another provider before is no more.
        this.#legs.clear();
        this.#legs.add(leg);
      },
      rings: (leg) => this.rings(leg),
      progresses: (leg, formats) => this.progresses(leg, formats),
      answers: (leg) => this.answers(leg),
      fails: (hangup) => this.#outsideFailed(hangup),
    });
    this.#hunt.begin();
    return null;
  }

  #outsideFailed({ cause, blockReason }: HangupStep): void {
    this.#legs.clear();
    const failure = blockReason === undefined ? ringFailureOfCause(cause) : 'failed';
    if (failure === 'failed') this.#failedWith = cause;
    this.#events.fails(this, this.#failure(failure));
  }

  #beginInside(target: ExtensionTarget): AttemptFailure | null {
    const { services, liveCallsOf } = this.#context;
    const { uuid, limitMax } = target;
    if (limitMax > 0 && liveCallsOf(uuid) >= limitMax) return { ...this.#failure('busy'), isAboveLimit: true };
    const contacts = services.locations.live(uuid, services.clock.now());
    if (contacts.length === 0) return this.#failure('not_registered');
    const rung = contacts.map((contact) => ({ contact, leg: this.#newLeg(target) }));
    for (const { leg } of rung) this.#legs.add(leg);
    for (const { leg, contact } of rung) void this.#dial(leg, contact, target);
    return null;
  }

  /** Ends what rings and talks, without a further event. */
  callOff(cause: HangupCause, { missed = false }: { readonly missed?: boolean } = {}): void {
    this.#hunt?.cancel(cause);
    const legs = [...this.#legs];
    this.#legs.clear();
    for (const leg of legs) {
      if (missed && !leg.isAnswered) leg.describe({ missed });
      void leg.hangUp(cause);
      this.#talks.get(leg)?.leave();
    }
    this.#talks.clear();
  }

  /** Takes a phone that rings out of the attempt; false: it is none of its phones, or has picked up. */
  release(leg: Leg): leg is OutboundLeg {
    return leg instanceof OutboundLeg && !this.#talks.has(leg) && this.#legs.delete(leg);
  }

  /** A phone has pressed a key before it was connected. */
  pressed(leg: Leg, key: string): void {
    this.#talks.get(leg)?.keys.press(key);
  }

  /** A leg of the call has ended: one that picked up may have hung up. */
  gone(leg: Leg): void {
    this.#talks.get(leg)?.leave();
  }

  rings(leg: OutboundLeg): void {
    if (this.#legs.has(leg)) this.#events.rings(this);
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    if (this.#legs.has(leg)) this.#events.progresses(this, leg, formats);
  }

  answers(leg: OutboundLeg): void {
    if (!this.#legs.has(leg)) void leg.hangUp('LOSE_RACE');
    else if (this.wanted.confirms) void this.#ask(leg);
    else this.#take(leg);
  }

  fails(leg: OutboundLeg, cause: HangupCause, redirect: string | null): void {
    if (!this.#legs.has(leg)) return;
    const next = redirect === null ? null : this.wanted.redirection(redirect);
    this.#redirect ??= next;
    const failure = redirect !== null && next === null ? 'busy' : ringFailureOfCause(cause);
    if (failure === 'failed') this.#failedWith = cause;
    this.#drop(leg, failure);
    const [last, ...others] = this.#legs;
    if (last !== undefined && others.length === 0 && this.wanted.takesEarlyMedia) void last.takeEarlyAudio();
  }

  #take(leg: OutboundLeg): void {
    this.#legs.delete(leg);
    this.#events.takes(this, leg);
  }

  async #ask(leg: OutboundLeg): Promise<void> {
    const { services, plan } = this.#context;
    const { target, callerId } = this.wanted;
    const dialogue = new Dialogue({ services, party: leg, plan: { ...plan, language: target.language } });
    this.#talks.set(leg, dialogue);
    this.#events.isAsked(this);
    const shown = this.#context.party.profile.withheld ? { name: '', number: '' } : callerId;
    const answer = await confirmAnswer(dialogue, shown, this.wanted.callerName ?? null);
    this.#talks.delete(leg);
    if (!this.#legs.has(leg)) return;
    if (answer === 'takes') return this.#take(leg);
    void leg.hangUp(answer === 'refuses' ? 'CALL_REJECTED' : 'NO_ANSWER');
    // One who refuses does so for all his phones.
    if (answer === 'refuses') this.callOff('CALL_REJECTED');
    this.#drop(leg, answer === 'refuses' ? 'busy' : 'no_answer');
    if (this.#legs.size > 0 && this.#talks.size === 0) this.#events.wasAsked(this);
  }

  #drop(leg: OutboundLeg, failure: RingFailure): void {
    this.#legs.delete(leg);
    this.#failures.push(failure);
    if (this.#legs.size > 0) return;
    const worst = FAILURES_BY_WEIGHT.find((candidate) => this.#failures.includes(candidate)) ?? 'failed';
    this.#events.fails(this, this.#failure(worst));
  }

  #failure(failure: RingFailure): AttemptFailure {
    return { failure, failedWith: this.#failedWith, redirect: this.#redirect, isAboveLimit: false };
  }

  #newLeg(target: ExtensionTarget): OutboundLeg {
    const { services, owner, party, plan } = this.#context;
    const { callerId } = this.wanted;
    const leg = new OutboundLeg(
      {
        services,
        owner,
        kind: 'b',
        originatingUuid: party.uuid,
        profile: {
          ...FRESH_LEG,
          ringGroupUuid: party.profile.ringGroupUuid,
          menuUuid: party.profile.menuUuid,
          tenantId: plan.tenantId,
          domainUuid: plan.domainUuid,
          domainName: plan.domainName,
          extensionUuid: target.uuid,
          extension: target.number,
          direction: plan.direction,
          callerName: callerId.name,
          callerNumber: callerId.number,
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

  async #dial(leg: OutboundLeg, contact: Contact, target: ExtensionTarget): Promise<void> {
    const { party, plan, services, headers } = this.#context;
    const { callerId, takesEarlyMedia } = this.wanted;
    leg.begin();
    try {
      await leg.dial({
        contacts: [contact],
        caller: party.formats,
        codecs: target.codecs,
        from: party.profile.withheld ? ANONYMOUS : callerAddress(callerId, plan.domainName),
        headers: [...headers, ...this.wanted.headers],
        earlyMedia: () => takesEarlyMedia && this.#legs.size === 1,
        near: party.media,
      });
    } catch (error) {
      services.log('error', 'a phone could not be called', { extension: target.number, error: String(error) });
      await leg.hangUp('SWITCH_CONGESTION');
    }
  }
}
