import type { EavesdropStep } from '@strowger/callplan';
import type { SpeakTo } from '@strowger/rtp';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Leg } from '../legs/leg.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';

const NEXT: StepOutcome = { kind: 'next' };
/** How often it is looked whether the call that is heard is still there. */
const LOOK_MS = 1000;

/** Whom the listener is heard by, by key (contract 20 §12.3 `*33`). */
const SPEAKS_TO: Readonly<Record<string, SpeakTo>> = { '0': 'nobody', '1': 'peer', '2': 'target', '3': 'both' };
const NEXT_CALL = '#';

/** The caller hears the call that an extension is in, and the next by `#`; without one it is told so. */
export function eavesdrop({ extensionUuid }: EavesdropStep): Application {
  return async (dialogue, context) => {
    await dialogue.answer();
    const heard = new Set<string>();
    for (;;) {
      const target = nextOf(context.talkingAt(extensionUuid), heard);
      if (target === null) {
        await dialogue.speak([{ say: 'prompt', name: 'no_call_to_pick_up' }], '');
        return NEXT;
      }
      heard.add(target.uuid);
      await listenTo(dialogue, target, context);
    }
  };
}

/** The first call that was not heard yet; after the last one the round begins anew. */
function nextOf(legs: readonly Leg[], heard: Set<string>): Leg | null {
  const fresh = legs.find(({ uuid }) => !heard.has(uuid));
  if (fresh !== undefined || legs.length === 0) return fresh ?? null;
  heard.clear();
  return legs[0] ?? null;
}

/** Until `#`, or until the call is over. */
async function listenTo(dialogue: Dialogue, target: Leg, { services }: StepContext): Promise<void> {
  const [own, their] = [dialogue.party.media?.endpoint.id, target.media?.endpoint.id];
  if (own === undefined || their === undefined) return;
  await services.media.listen(own, their);
  services.log('info', 'a call is listened to', { listener: dialogue.party.uuid, leg: target.uuid });
  try {
    while (target.isLive) {
      const key = await dialogue.key(LOOK_MS);
      if (key === NEXT_CALL) return;
      const speakTo = key === null ? undefined : SPEAKS_TO[key];
      if (speakTo !== undefined && target.isLive) await services.media.listen(own, their, { speakTo });
    }
  } finally {
    await services.media.stopListening(own).catch(() => undefined);
  }
}
