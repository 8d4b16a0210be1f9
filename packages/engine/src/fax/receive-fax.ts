import type { ReceiveFaxStep } from '@strowger/callplan';
import type { FaxOutcome, FaxReception } from '@strowger/switch';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { isG711 } from '../media/codec.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';
import { FaxCall } from './fax-call.ts';
import { FAX_FORMATS } from './fax-formats.ts';
import { noFax } from './no-fax.ts';

/** The caller hears it ring once before it is answered. */
const ONE_RING_MS = 2000;

const REJECTED: StepOutcome = { kind: 'hangup', hangup: { step: 'hangup', cause: 'CALL_REJECTED' } };
const NO_G711: StepOutcome = { kind: 'hangup', hangup: { step: 'hangup', cause: 'INCOMPATIBLE_DESTINATION' } };
const NO_FAX_HERE: StepOutcome = { kind: 'hangup', hangup: { step: 'hangup', cause: 'SERVICE_UNAVAILABLE' } };

/** Answers after one ring and receives a fax, for whoever the host says (contract 30 §20, §21). */
export function receiveFax(step: ReceiveFaxStep): Application {
  return async (dialogue, context) => {
    const { party, services } = context;
    party.describe({ application: 'rxfax', applicationArgument: '' });
    if (party.formats?.codecs.some(isG711) !== true) return NO_G711;
    const hindrance = await dialogue.until(services.fax.hindrance());
    if (hindrance !== null) {
      services.log('error', 'no fax can be received here', { leg: party.uuid, reason: hindrance });
      return NO_FAX_HERE;
    }
    const reception = await expectation(step, context);
    if (reception === null) return REJECTED;
    const outcome = await receive(dialogue, reception, context);
    services.fax.handsOver(tell(reception, outcome, context));
    return { kind: 'next' };
  };
}

/**
 * Null: nobody is to have it, or the host does not know. It is waited for also when the caller has gone: whatever the host
 * expects it is told the end of.
 */
function expectation(
  { receiver }: ReceiveFaxStep,
  { party, plan, services }: StepContext,
): Promise<FaxReception | null> {
  const { callerName, callerNumber, dialled, withheld } = party.profile;
  return services.host.faxInbox
    .expect({
      tenantId: plan.tenantId,
      callUuid: party.uuid,
      receiver,
      callerNumber: withheld ? '' : callerNumber,
      callerName: withheld ? '' : callerName,
      calledNumber: dialled,
    })
    .catch((error: unknown) => {
      services.log('error', 'a fax could not be expected', { leg: party.uuid, error: String(error) });
      return null;
    });
}

async function receive(dialogue: Dialogue, { path, terms }: FaxReception, context: StepContext): Promise<FaxOutcome> {
  const { party } = context;
  const { ident, ecm, v17, t38 } = terms;
  const fax = new FaxCall(party, { t38, job: { kind: 'receive', path, terms: { ident, ecm, v17 } } });
  try {
    if (!party.isAnswered) {
      await party.alert('');
      await dialogue.pause(ONE_RING_MS);
    }
    if (!(await party.answer(FAX_FORMATS))) return noFax('The call could not be answered');
    context.taken();
  } catch {
    return noFax('The caller hung up before the answer');
  }
  return fax.carry(dialogue.left);
}

async function tell(reception: FaxReception, outcome: FaxOutcome, { party, services }: StepContext): Promise<void> {
  const times = { answeredAt: party.answeredAt, endedAt: services.clock.now() };
  try {
    await services.host.faxInbox.received(reception, outcome, times);
  } catch (error) {
    services.log('error', 'a received fax could not be handed over', { leg: party.uuid, error: String(error) });
  }
}
