import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowStep, NodeScene } from './node-scene.ts';

const LONGEST_GREETING_S = 5;
/** Whoever is a person says a word or two and waits. */
const LONGEST_HELLO_MS = 2200;
const PAUSE_MS = 1200;
const SILENCE_DB = -45;

/** Tells by the length of the greeting whether a person has answered or a machine; silence is a person. */
export async function detectMachine({ context, dialogue }: NodeScene): Promise<FlowStep> {
  const { media } = context.party;
  if (media === null) return { kind: 'on', result: 'human' };
  const path = join(tmpdir(), `${randomUUID()}.wav`);
  try {
    const stopOnSilence = { thresholdDb: SILENCE_DB, afterMs: PAUSE_MS };
    const recording = await media.record({ path, maxSeconds: LONGEST_GREETING_S, stopOnSilence, what: 'received' });
    const { durationMs, silentTailMs } = await dialogue.until(recording.ended);
    const isMachine = durationMs - silentTailMs > LONGEST_HELLO_MS;
    return { kind: 'on', result: isMachine ? 'machine' : 'human' };
  } finally {
    await rm(path, { force: true });
  }
}
