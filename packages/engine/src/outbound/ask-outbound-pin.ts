import type { HangupStep, OutboundPinStep } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';
import { askPin } from '../dialogue/ask-pin.ts';

const BARRED: HangupStep = { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason: 'toll' };

/** Asks the caller for the PIN of the row that his call leaves by; who knows it is called on (contract 40 B10.3). */
export function askOutboundPin({ rowUuid: uuid }: OutboundPinStep): Application {
  return async (dialogue, { plan }) => {
    await dialogue.receive();
    const role = await askPin(dialogue, plan.tenantId, { kind: 'outbound_row', uuid });
    return role === null ? { kind: 'hangup', hangup: BARRED } : { kind: 'next' };
  };
}
