import type { MessagePort } from 'node:worker_threads';
import type { EndpointId } from '../plane/api.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { MixerRecordOptions, RecordingId } from '../recording/api.ts';
import type { MemberOptions, MixerId, SpeakTo } from './api.ts';
import type { HearingFormat } from './signal.ts';

/** What the plane asks of the media thread that a mixer, or the target of a listener, lives on. */
export type MixingCommand =
  | { readonly type: 'mixer-open'; readonly mixerId: MixerId; readonly rateHz: number }
  | {
      readonly type: 'mixer-join';
      readonly mixerId: MixerId;
      readonly id: EndpointId;
      readonly format: HearingFormat | null;
      readonly options: MemberOptions;
      /** To the endpoint, when it lives on another thread. */
      readonly port: MessagePort | null;
    }
  | { readonly type: 'mixer-update'; readonly id: EndpointId; readonly options: MemberOptions }
  | { readonly type: 'mixer-members'; readonly mixerId: MixerId }
  | { readonly type: 'mixer-play'; readonly mixerId: MixerId; readonly playId: number; readonly source: PlaySource }
  | { readonly type: 'mixer-stop-plays'; readonly mixerId: MixerId }
  | {
      readonly type: 'mixer-record';
      readonly mixerId: MixerId;
      readonly recordingId: RecordingId;
      readonly options: MixerRecordOptions;
    }
  | { readonly type: 'mixer-close'; readonly mixerId: MixerId }
  | {
      readonly type: 'listen';
      readonly id: EndpointId;
      readonly targetId: EndpointId;
      readonly format: HearingFormat | null;
      readonly speakTo: SpeakTo;
      readonly port: MessagePort | null;
    }
  | { readonly type: 'speak-to'; readonly id: EndpointId; readonly speakTo: SpeakTo }
  /** The remote of a member or listener was negotiated anew. */
  | { readonly type: 'hearing'; readonly id: EndpointId; readonly format: HearingFormat | null }
  /** A member or listener whose endpoint lives on another thread leaves. */
  | { readonly type: 'unseat'; readonly id: EndpointId }
  | { readonly type: 'echo'; readonly id: EndpointId; readonly delayMs: number };

const MIXING: ReadonlySet<string> = new Set<MixingCommand['type']>([
  'mixer-open',
  'mixer-join',
  'mixer-update',
  'mixer-members',
  'mixer-play',
  'mixer-stop-plays',
  'mixer-record',
  'mixer-close',
  'listen',
  'speak-to',
  'hearing',
  'unseat',
  'echo',
]);

/** Tells the commands of mixers from those of the rest of a media thread. */
export function isMixingCommand(command: { readonly type: string }): command is MixingCommand {
  return MIXING.has(command.type);
}
