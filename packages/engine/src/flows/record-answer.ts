import { type Recorded, recordParty } from '../dialogue/record-party.ts';
import { numberIn } from './node-data.ts';
import type { FlowStep, NodeScene } from './node-scene.ts';

const LONGEST_S = 120;
const SHORTEST_MS = 500;
const SILENCE_MS = 5000;
const DONE: FlowStep = { kind: 'on', result: 'done' };

/** Records the other party after a beep, until a key, silence or its going; what it said is kept as a recording. */
export async function recordAnswer(scene: NodeScene): Promise<FlowStep> {
  const { context, data, dialogue } = scene;
  const { mailboxes } = context.services.host;
  const draft = await dialogue.until(mailboxes.draft());
  try {
    const maxSeconds = Math.max(1, numberIn(data, LONGEST_S, LONGEST_S, 'max_duration'));
    const wanted = { path: draft, maxSeconds, silenceMs: SILENCE_MS, stoppedBy: '0123456789*#' };
    await keep(scene, draft, await recordParty(dialogue, { ...wanted, after: [{ say: 'prompt', name: 'beep' }] }));
  } finally {
    // Nothing where it was kept.
    await mailboxes.discard(draft);
  }
  return DONE;
}

async function keep({ context, learn, tenantId }: NodeScene, draft: string, { spokenMs }: Recorded): Promise<void> {
  if (spokenMs < SHORTEST_MS) return;
  const { host, log } = context.services;
  try {
    const id = await host.prompts.keep({ tenantId, extensionUuid: null, draft, durationMs: spokenMs });
    learn('recording', String(id));
  } catch (error) {
    log('error', 'an answer could not be kept', { leg: context.party.uuid, error: String(error) });
  }
}
