import type { BlockedStep } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';

/** A blocked call: counted, marked in its record and, where the rule says so, kept with music (contract 20 §10.1). */
export function takeBlockedCall({ ruleUuid, holdSeconds }: BlockedStep): Application {
  return async (dialogue, { services, plan, party }) => {
    services.host.callBlockHits.hit(plan.tenantId, ruleUuid);
    party.describe({ blockReason: 'call-block' });
    if (holdSeconds === 0) return { kind: 'next' };
    // Whoever ends it, the record says that the call was refused.
    party.partFor('CALL_REJECTED');
    party.describe({ application: 'playback', applicationArgument: 'local_stream://default' });
    await dialogue.answer();
    const music = dialogue.say(services.sounds.holdMusic('', plan.tenantId), '');
    const over = dialogue.pause(holdSeconds * 1000);
    await Promise.race([over, music.then(() => over)]);
    return { kind: 'next' };
  };
}
