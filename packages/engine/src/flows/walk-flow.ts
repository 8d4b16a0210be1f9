import type { WalkFlowStep } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';
import { FlowWalk } from './flow-walk.ts';

/** Answers a call that came to the number of an `ivr` program and walks it through its graph (contract 30 §17.1). */
export function walkFlow({ flow }: WalkFlowStep): Application {
  return async (dialogue, context) => {
    const { party, plan } = context;
    party.describe({ application: 'ivr', applicationArgument: '' });
    await dialogue.receive();
    const { callerNumber, dialled, withheld } = party.profile;
    const number = withheld ? '' : callerNumber;
    const call = { tenantId: plan.tenantId, spoolId: null, number, ownNumber: dialled };
    return new FlowWalk(flow, call).application(dialogue, context);
  };
}
