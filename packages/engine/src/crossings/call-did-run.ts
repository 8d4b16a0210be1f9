import type { CallDidStep, HangupCause } from '@strowger/callplan';
import type { DialEvents } from '../legs/dialling.ts';
import { ANONYMOUS, callerAddress } from '../legs/identity.ts';
import { FRESH_LEG } from '../legs/leg-profile.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { LoneCallee } from '../steps/lone-callee.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

type State = 'new' | 'calling' | 'decided';

/** Calls another tenant's number as a provider's customer would (contract 20 §0.10 step 14). */
export class CallDidRun implements StepRun, DialEvents {
  readonly #step: CallDidStep;
  readonly #context: StepContext;
  readonly #leg: OutboundLeg;
  readonly #callee: LoneCallee;
  readonly #outcome = Promise.withResolvers<StepOutcome>();
  #state: State = 'new';

  constructor(step: CallDidStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#leg = this.#newLeg();
    const { host } = context.services;
    this.#callee = new LoneCallee(context, async () => (await host.tenantOf(context.plan.tenantId))?.ringback ?? '');
  }

  exec(): Promise<StepOutcome> {
    const { adopt, party } = this.#context;
    this.#state = 'calling';
    party.describe({ application: 'bridge', applicationArgument: this.#step.number });
    adopt(this.#leg);
    this.#leg.begin();
    this.#dial().catch((error: unknown) => {
      const { services } = this.#context;
      services.log('error', 'a number of this system could not be called', { leg: party.uuid, error: String(error) });
      void this.#leg.hangUp('SWITCH_CONGESTION');
    });
    return this.#outcome.promise;
  }

  kill(): void {
    if (this.#state === 'calling') void this.#leg.hangUp('ORIGINATOR_CANCEL');
    this.#decide({ kind: 'gone' });
  }

  partyReplaced(): void {
    this.#callee.partyReplaced();
  }

  rings(): void {
    this.#callee.rings();
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    this.#callee.progresses(leg, formats);
  }

  answers(leg: OutboundLeg): void {
    if (this.#state !== 'calling') {
      void leg.hangUp('ORIGINATOR_CANCEL');
      return;
    }
    this.#state = 'decided';
    void this.#callee.answer(leg).then((outcome) => this.#outcome.resolve(outcome));
  }

  fails(_leg: OutboundLeg, cause: HangupCause): void {
    this.#decide({ kind: 'hangup', hangup: { step: 'hangup', cause } });
  }

  async #dial(): Promise<void> {
    const { party, services } = this.#context;
    const { number, inside, tenantId, callerId: caller, history } = this.#step;
    const leg = this.#leg;
    const { crossings } = services;
    const contact = await crossings.open(leg.sipCallId, {
      ...{ number, tenantId, caller, history },
      ...(inside === undefined ? {} : { inside }),
    });
    this.#context.dials(leg);
    void leg.ended.then(() => crossings.forget(leg.sipCallId));
    if (!leg.isLive) return;
    await leg.dial({
      contacts: [contact],
      caller: party.formats,
      codecs: [],
      from: caller.number === '' ? ANONYMOUS : callerAddress(caller, crossings.host),
      headers: [],
      earlyMedia: () => true,
      near: party.media,
    });
  }

  #decide(outcome: StepOutcome): void {
    this.#callee.over();
    if (this.#state === 'decided') return;
    this.#state = 'decided';
    this.#outcome.resolve(outcome);
  }

  #newLeg(): OutboundLeg {
    const { services, owner, party, plan } = this.#context;
    const { number, callerId } = this.#step;
    const profile = {
      ...FRESH_LEG,
      tenantId: plan.tenantId,
      domainUuid: plan.domainUuid,
      domainName: plan.domainName,
      extensionUuid: null,
      extension: '',
      direction: 'outbound',
      callerName: callerId.name,
      callerNumber: callerId.number,
      withheld: false,
      calleeId: { name: number, number },
      dialled: party.profile.dialled,
      destination: number,
      accountcode: plan.accountcode,
      holdMusic: '',
    } as const;
    const parts = { services, owner, kind: 'b', originatingUuid: party.uuid, profile, crosses: true } as const;
    return new OutboundLeg(parts, this);
  }
}
