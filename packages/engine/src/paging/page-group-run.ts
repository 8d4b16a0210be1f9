import type { ExtensionTarget, PageGroupStep } from '@strowger/callplan';
import type { Mixer } from '@strowger/rtp';
import { askPin } from '../dialogue/ask-pin.ts';
import { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';
import { AUTO_ANSWER } from '../legs/auto-answer.ts';
import type { Leg } from '../legs/leg.ts';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import { type AttemptEvents, RingAttemptRun } from '../steps/ring-attempt.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

/** A phone that has not answered by then does not know how to by itself. */
const LONGEST_RINGING_MS = 10_000;

/** The party speaks to many phones at once, none of which is heard (contract 20 §12.3 `*724`). */
export class PageGroupRun implements StepRun, AttemptEvents {
  readonly #step: PageGroupStep;
  readonly #context: StepContext;
  readonly #dialogue: Dialogue;
  /** That have not answered yet. */
  readonly #ringing = new Set<RingAttemptRun>();
  /** That hear the party, or are about to. */
  readonly #listening = new Set<Leg>();
  readonly #emptied = Promise.withResolvers<void>();
  #mixer: Promise<Mixer> | null = null;
  #isTold = false;

  constructor(step: PageGroupStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#dialogue = new Dialogue(context);
  }

  async exec(): Promise<StepOutcome> {
    this.#context.party.describe({ application: 'page' });
    try {
      await this.#dialogue.answer();
      if (await this.#isAdmitted()) await this.#page();
      return { kind: 'next' };
    } catch (error) {
      if (error instanceof DialogueOver) return error.outcome;
      throw error;
    } finally {
      await this.#close();
    }
  }

  digit(key: string): void {
    this.#dialogue.keys.press(key);
  }

  kill(): void {
    this.#dialogue.leave();
  }

  calleeGone(leg: Leg): void {
    if (this.#listening.delete(leg)) this.#look();
  }

  rings(): void {}

  progresses(): void {}

  isAsked(): void {}

  wasAsked(): void {}

  takes(attempt: RingAttemptRun, leg: OutboundLeg): void {
    attempt.callOff('LOSE_RACE');
    this.#listening.add(leg);
    this.#ringing.delete(attempt);
    this.#letHear(leg).catch((error: unknown) => {
      this.#context.services.log('warn', 'a phone cannot be paged', { leg: leg.uuid, error: String(error) });
      void leg.hangUp('INCOMPATIBLE_DESTINATION');
    });
  }

  fails(attempt: RingAttemptRun): void {
    this.#ringing.delete(attempt);
    this.#look();
  }

  async #isAdmitted(): Promise<boolean> {
    const { tenantId, domainUuid } = this.#context.plan;
    if (!this.#step.hasPin) return true;
    return (await askPin(this.#dialogue, tenantId, { kind: 'page_group', uuid: domainUuid })) !== null;
  }

  async #page(): Promise<void> {
    const { media, clock } = this.#context.services;
    const { party } = this.#context;
    const endpoint = party.media?.endpoint.id;
    if (endpoint === undefined) return;
    this.#mixer = media.createMixer({ near: endpoint });
    const { mixerId } = await this.#dialogue.until(this.#mixer);
    await this.#dialogue.until(media.joinMixer(mixerId, endpoint));
    for (const target of this.#step.targets) this.#ring(target);
    const timer = clock.after(LONGEST_RINGING_MS, () => this.#stopRinging());
    this.#look();
    try {
      await this.#dialogue.until(this.#emptied.promise);
    } finally {
      timer.cancel();
    }
    await this.#dialogue.speak([{ say: 'prompt', name: 'goodbye' }], '');
  }

  #ring(target: ExtensionTarget): void {
    const { callerId } = this.#step;
    const wanted = { target, callerId, confirms: false, headers: AUTO_ANSWER, takesEarlyMedia: false };
    const attempt = new RingAttemptRun({ ...wanted, redirection: () => null }, this.#context, this);
    if (attempt.begin() === null) this.#ringing.add(attempt);
  }

  /** A beep tells that somebody listens: from then on it is of use to speak. */
  async #letHear(leg: OutboundLeg): Promise<void> {
    const { media, sounds } = this.#context.services;
    const endpoint = leg.media?.endpoint.id;
    if (this.#mixer === null || endpoint === undefined) return;
    const { mixerId } = await this.#mixer;
    await leg.media?.silence();
    await media.joinMixer(mixerId, endpoint, { muted: true });
    leg.tell('channel.bridged');
    if (this.#isTold) return;
    this.#isTold = true;
    await media.playToMixer(mixerId, sounds.say([{ say: 'prompt', name: 'beep' }], ''));
  }

  #stopRinging(): void {
    for (const attempt of this.#ringing) attempt.callOff('NO_ANSWER');
    this.#ringing.clear();
    this.#look();
  }

  /** Nobody listens any more, or ever will. */
  #look(): void {
    if (this.#ringing.size === 0 && this.#listening.size === 0) this.#emptied.resolve();
  }

  async #close(): Promise<void> {
    for (const attempt of this.#ringing) attempt.callOff('ORIGINATOR_CANCEL');
    this.#ringing.clear();
    for (const leg of this.#listening) void leg.hangUp('NORMAL_CLEARING');
    this.#listening.clear();
    const mixer = await this.#mixer?.catch(() => null);
    if (mixer != null) await this.#context.services.media.closeMixer(mixer.mixerId).catch(() => undefined);
  }
}
