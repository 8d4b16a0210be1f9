import type { EmergencyCallsStep } from '@strowger/callplan';
import type { Utterance } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';

/** How many are told; whoever wants more looks at the records. */
const MOST = 5;

/** Says how many emergency calls there were lately, and of each, the last first, which extension called and when. */
export function sayEmergencyCalls({ timeZone: zone }: EmergencyCallsStep): Application {
  return async (dialogue, { services, party, plan }) => {
    party.describe({ application: 'emergency_calls', applicationArgument: '' });
    await dialogue.answer();
    const calls = await services.host.emergencyCalls.latest(plan.tenantId, MOST);
    const told = calls.flatMap(({ extension, at }): Utterance[] => [
      { say: 'silence', seconds: 1 },
      { say: 'digits', value: extension },
      { say: 'datetime', at: new Date(at), zone },
    ]);
    await dialogue.speak([{ say: 'number', value: calls.length }, ...told], '');
    return { kind: 'next' };
  };
}
