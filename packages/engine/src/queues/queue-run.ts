import type { Leg as PlannedLeg, QueueStep } from '@strowger/callplan';
import { callerOf } from '../calls/party.ts';
import { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';
import type { Leg } from '../legs/leg.ts';
import { beginWait, endWait } from '../legs/queue-part.ts';
import { CallRecorder } from '../recording/call-recorder.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { AgentOffer } from './agent-offer.ts';
import { WaitingAudio } from './waiting-audio.ts';
import type { WaitEnd, WaitingCaller, WaitingParty } from './waiting-caller.ts';

/** A caller's stay in a queue (contract 20 §5.1). */
export class QueueRun implements StepRun {
  readonly #step: QueueStep;
  readonly #context: StepContext;
  readonly #dialogue: Dialogue;
  /** By agent. */
  readonly #offers = new Map<string, AgentOffer>();
  #caller: WaitingCaller | null = null;
  /** Whose record tells of the wait. */
  #waiting: Leg | null = null;
  #audio: WaitingAudio | null = null;

  constructor(step: QueueStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#dialogue = new Dialogue(context);
  }

  async exec(): Promise<StepOutcome> {
    const { party, plan } = this.#context;
    const { number } = this.#step;
    party.describe({ application: 'callcenter', applicationArgument: `${number}@${plan.domainName}` });
    try {
      await this.#dialogue.answer();
      await this.#greet();
      return await this.#stay();
    } catch (error) {
      if (error instanceof DialogueOver) return error.outcome;
      throw error;
    } finally {
      this.#abandon();
    }
  }

  kill(): void {
    this.#dialogue.leave();
    this.#abandon();
  }

  digit(key: string): void {
    const exitKey = this.#caller?.queue.configuration.exitKey ?? '';
    if (this.#caller !== null && exitKey !== '' && key === exitKey) {
      this.#context.services.queues.leave(this.#caller, 'exit_key');
    }
  }

  calleeDigit(leg: Leg, key: string): void {
    for (const offer of this.#offers.values()) offer.pressed(leg, key);
  }

  calleeGone(leg: Leg): void {
    for (const offer of this.#offers.values()) offer.gone(leg);
  }

  partyReplaced(): void {
    if (this.#waiting !== null) {
      this.#endWait('served', null);
      this.#beginWait();
    }
    this.#audio?.restart();
  }

  takeFor(ringing: Leg, leg: Leg): boolean {
    const offer = [...this.#offers.values()].find((one) => one.release(ringing));
    if (offer === undefined || this.#caller === null) return false;
    void ringing.hangUp('PICKED_OFF');
    return this.#context.services.queues.takeOver(this.#caller, leg);
  }

  async #greet(): Promise<void> {
    const { services, plan } = this.#context;
    const tenant = await services.host.agents.tenant(plan.tenantId);
    const greeting = tenant?.queues.get(this.#step.queueUuid)?.greeting ?? '';
    const source = await services.sounds.sound(greeting, { tenantId: plan.tenantId, language: plan.language });
    if (source !== null) await this.#dialogue.say(source, '');
  }

  async #stay(): Promise<StepOutcome> {
    const { services, plan } = this.#context;
    const joining = services.queues.join(plan.tenantId, this.#step.queueUuid, this.#party());
    this.#caller = await joining;
    if (this.#caller === null) return this.#unserved();
    this.#beginWait();
    if (this.#dialogue.left.aborted) this.#abandon();
    const audio = new WaitingAudio(this.#dialogue, this.#caller);
    this.#audio = audio;
    // A sound that fails must not keep the caller from his agent.
    const hearing = audio.run().catch((error: unknown) => {
      if (error instanceof DialogueOver) return;
      services.log('warn', 'a waiting caller hears nothing', { leg: this.#context.party.uuid, error: String(error) });
    });
    // Not `until`: whoever took the call of a caller who is leaving must be let go.
    const end = await this.#caller.ended;
    if (end.kind === 'answered' || end.kind === 'standby') this.#endWait('served', end.agentUuid);
    else this.#endWait('unserved');
    this.#audio = null;
    await audio.stop();
    await hearing;
    return this.#afterwards(end);
  }

  #afterwards(end: WaitEnd): Promise<StepOutcome> | StepOutcome {
    switch (end.kind) {
      case 'answered':
        return this.#connect(end.leg);
      case 'standby':
        return this.#talk(end);
      case 'unserved':
        return this.#unserved();
      case 'cancelled':
        return { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } };
      case 'abandoned':
        return { kind: 'gone' };
    }
  }

  /** Conversations with agents of the queue are recorded. */
  get #isRecorded(): boolean {
    return this.#caller?.queue.configuration.records === true;
  }

  async #connect(leg: Leg): Promise<StepOutcome> {
    const { party } = this.#context;
    if (leg.profile.calleeId !== null) party.present(leg.profile.calleeId);
    const records = this.#isRecorded;
    if (party.isLive && (await party.answer(leg.formats))) return { kind: 'connected', peer: leg, records };
    await leg.hangUp(party.isLive ? 'INCOMPATIBLE_DESTINATION' : 'ORIGINATOR_CANCEL');
    if (!party.isLive) return { kind: 'gone' };
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'INCOMPATIBLE_DESTINATION' } };
  }

  /** Until one of the two hangs up; the agent then stands by again. */
  async #talk({ standby, isOver }: Extract<WaitEnd, { kind: 'standby' }>): Promise<StepOutcome> {
    const { party, services } = this.#context;
    const kept: Promise<void>[] = [];
    const recorder = new CallRecorder(services, party, (recording) => kept.push(recording));
    try {
      const isConnected = party.isLive && (await standby.connect(party));
      if (isConnected && this.#isRecorded) await recorder.begin();
      if (isConnected) await this.#dialogue.until(standby.over);
    } finally {
      recorder.close();
      await standby.idle();
      isOver();
      await Promise.all(kept);
    }
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } };
  }

  /** Where the queue sends callers whom nobody served, as it is configured now (contract 20 §5.1). */
  async #unserved(): Promise<StepOutcome> {
    const { services, plan } = this.#context;
    const now = await services.host.plan(plan.tenantId, this.#planned());
    const [step] = now.steps;
    const isSame = step?.step === 'queue' && step.queueUuid === this.#step.queueUuid;
    return { kind: 'instead', steps: isSame ? step.otherwise : this.#step.otherwise };
  }

  #beginWait(): void {
    const { party, services } = this.#context;
    this.#waiting = party;
    party.describe({ queue: beginWait(party.profile.queue, this.#step.queueUuid, services.clock.now()) });
  }

  #endWait(at: 'served', agentUuid: string | null): void;
  #endWait(at: 'unserved'): void;
  #endWait(at: 'served' | 'unserved', agentUuid: string | null = null): void {
    const leg = this.#waiting;
    this.#waiting = null;
    const place = at === 'served' ? { at, agentUuid } : { at };
    leg?.describe({ queue: endWait(leg.profile.queue, place, this.#context.services.clock.now()) });
  }

  #abandon(): void {
    if (this.#caller !== null) this.#context.services.queues.leave(this.#caller, 'abandoned');
  }

  #party(): WaitingParty {
    const { party } = this.#context;
    const { callerId } = this.#step;
    return {
      uuid: party.uuid,
      name: callerId.name,
      number: callerId.number,
      extensionUuid: party.profile.extensionUuid,
      startedAt: party.startedAt,
      planned: this.#planned(),
      ring: (agent, attempts, events) => {
        const offer = new AgentOffer({ agent, queueUuid: this.#step.queueUuid }, attempts, this.#context, events);
        this.#offers.set(agent.uuid, offer);
        return offer;
      },
    };
  }

  #planned(): PlannedLeg {
    const { party, history } = this.#context;
    return { callId: party.uuid, dialled: this.#step.number, caller: callerOf(party), history };
  }
}
