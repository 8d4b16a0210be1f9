import type { EchoStep, HearStep, SayClockStep } from '@strowger/callplan';
import type { Utterance } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { isEndless } from '../media/endless-source.ts';

/** Nobody listens to a test for longer. */
const LONGEST_MS = 3_600_000;

/** The caller hears himself. */
export function echo({ delayMs }: EchoStep): Application {
  return async (dialogue, { party }) => {
    party.describe({ application: 'echo', applicationArgument: delayMs > 0 ? String(delayMs) : '' });
    await dialogue.answer();
    await party.media?.echo(delayMs);
    await dialogue.pause(LONGEST_MS);
    return { kind: 'next' };
  };
}

/** The caller hears a sound, or music, until he hangs up. */
export function hear({ sound, isMusic }: HearStep): Application {
  return async (dialogue, { services, plan, party }) => {
    party.describe({ application: 'playback', applicationArgument: sound });
    await dialogue.answer();
    const { tenantId, language } = plan;
    const source = isMusic
      ? services.sounds.holdMusic(sound, tenantId)
      : await services.sounds.sound(sound, { tenantId, language });
    if (source === null) return { kind: 'next' };
    const heard = dialogue.say(source, '');
    await (isEndless(source) ? Promise.race([heard, dialogue.pause(LONGEST_MS)]) : heard);
    return { kind: 'next' };
  };
}

/** What the clock shows in the tenant's zone. */
export function sayClock({ what, timeZone: zone }: SayClockStep): Application {
  return async (dialogue, { services, party }) => {
    party.describe({ application: 'say', applicationArgument: what });
    await dialogue.answer();
    const at = new Date(services.clock.now());
    await speakOut(dialogue, what === 'time' ? { say: 'time', at, zone } : { say: what, at, zone });
    return { kind: 'next' };
  };
}

function speakOut(dialogue: Dialogue, what: Utterance): Promise<boolean> {
  return dialogue.speak([what], '');
}
