import { MediaError, type Recording } from '@strowger/rtp';
import type { Utterance } from '@strowger/voice';
import type { LegMedia } from '../media/leg-media.ts';
import type { Dialogue } from './dialogue.ts';

/** What is recorded of a party, and what ends it beside its going. */
export interface RecordingWanted {
  /** Said first, to its end: the recording begins with that in the same moment, however busy the exchange is. */
  readonly after: readonly Utterance[];
  /** Absolute path of a WAV file to be made. */
  readonly path: string;
  readonly maxSeconds: number;
  /** Ends it after so much silence. */
  readonly silenceMs: number;
  /** Keys that end it. */
  readonly stoppedBy: string;
}

/** `gone`: the party has left, all it said until then is in the file. `failure`: nothing could be recorded. */
export interface Recorded {
  readonly endedBy: 'key' | 'silence' | 'limit' | 'gone' | 'failure';
  /** Without the silence at the end. */
  readonly spokenMs: number;
  readonly durationMs: number;
}

/** Quieter than this counts as silence, dBov. */
const SILENCE_DB = -45;
const NOTHING = { spokenMs: 0, durationMs: 0 };

/**
 * Records what the party says. Unlike a dialogue's other functions it does not throw when the party goes: what was said
 * until then is to be kept. The key that ended it is read.
 */
export async function recordParty(dialogue: Dialogue, wanted: RecordingWanted): Promise<Recorded> {
  const { media } = dialogue.party;
  if (media === null || dialogue.left.aborted) return { endedBy: 'gone', ...NOTHING };
  const said = await say(dialogue, media, wanted.after);
  const recording = await begin(dialogue, media, wanted);
  if (recording === null) return { endedBy: dialogue.left.aborted ? 'gone' : 'failure', ...NOTHING };
  const heard = dialogue.until(Promise.race([said.ended, recording.ended]));
  await heard.catch(() => media.stopPlay().catch(() => undefined));
  dialogue.keys.forget();
  const isStopped = await ending(dialogue, recording, wanted.stoppedBy);
  if (isStopped) await media.stopRecording(recording).catch(() => undefined);
  const { reason, durationMs, silentTailMs } = await recording.ended;
  const spokenMs = Math.max(0, durationMs - silentTailMs);
  return { endedBy: endOf(reason, dialogue.left.aborted), spokenMs, durationMs };
}

/** Resolves when it has begun, with the promise of its end. */
async function say(
  dialogue: Dialogue,
  media: LegMedia,
  parts: readonly Utterance[],
): Promise<{ ended: Promise<unknown> }> {
  const { services, party, language } = dialogue;
  try {
    return await media.play(services.sounds.say(parts, language));
  } catch (error) {
    services.log('warn', 'a sound could not be played', { leg: party.uuid, error: String(error) });
    return { ended: Promise.resolve() };
  }
}

async function begin(dialogue: Dialogue, media: LegMedia, wanted: RecordingWanted): Promise<Recording | null> {
  const { path, maxSeconds, silenceMs } = wanted;
  const stopOnSilence = { thresholdDb: SILENCE_DB, afterMs: silenceMs };
  try {
    return await media.record({ path, maxSeconds, stopOnSilence, what: 'received', after: 'play' });
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    const { services, party } = dialogue;
    services.log('error', 'a party could not be recorded', { leg: party.uuid, error: error.message });
    return null;
  }
}

/** Resolves true when the recording is to be stopped, false when it has ended by itself. */
async function ending(dialogue: Dialogue, recording: Recording, stoppedBy: string): Promise<boolean> {
  const done = new AbortController();
  const stop = AbortSignal.any([done.signal, dialogue.left]);
  const key = keyAmong(dialogue, stoppedBy, stop);
  const isStopped = await Promise.race([recording.ended.then(() => false), key.then(() => true)]);
  done.abort();
  return isStopped;
}

/** Resolves at one of these keys, which is then read, or at `stop`; others are dropped. */
async function keyAmong({ keys }: Dialogue, wanted: string, stop: AbortSignal): Promise<void> {
  while (await keys.arrive(Number.POSITIVE_INFINITY, stop)) {
    const key = keys.take();
    if (key !== null && wanted.includes(key)) return;
  }
}

function endOf(reason: Awaited<Recording['ended']>['reason'], hasLeft: boolean): Recorded['endedBy'] {
  if (hasLeft || reason === 'closed') return 'gone';
  if (reason === 'silence' || reason === 'limit') return reason;
  return reason === 'disk' ? 'failure' : 'key';
}
