import type { MessagePort } from 'node:worker_threads';
import type { VoiceCodecName } from '../codec/voice-codec.ts';
import type { MissingCodec } from '../codec/voice-codecs.ts';
import type { MixerMember, MixingEvents } from '../mixing/api.ts';
import type { MixingCommand } from '../mixing/commands.ts';
import type { RecordingId, RecordingResult } from '../recording/api.ts';
import type { RecordingCommand } from '../recording/recording-desk.ts';
import type { Programme } from '../streams/programme.ts';
import type { Direction, EndpointId, EndpointStats, MediaPlaneEvents, PlayEnd, RemoteMedia } from './api.ts';
import type { PlaySource } from './play-source.ts';

/** What every endpoint of a media thread shares; given as the thread's `workerData`. */
export interface WorkerSettings {
  readonly relatchAfterMs: number;
  readonly rtcpIntervalMs: number;
  /** Opens the files that are played; null: they are clear. */
  readonly mediaKey: Uint8Array | null;
}

/** What an endpoint is opened with. */
export interface EndpointConfig {
  readonly id: EndpointId;
  readonly address: string;
  readonly port: number;
  readonly silentAfterMs: number;
  /** Packets come and go by a loopback port of the system's choice in place of the one given, RTP and RTCP together. */
  readonly relay: boolean;
}

/** What the plane asks of a media thread. Arguments are checked before they are sent. */
export type WorkerCommand =
  | { readonly type: 'ping' }
  | ({ readonly type: 'open' } & EndpointConfig)
  | { readonly type: 'remote'; readonly id: EndpointId; readonly remote: RemoteMedia }
  | { readonly type: 'direction'; readonly id: EndpointId; readonly direction: Direction }
  /** Both endpoints live on this thread. */
  | { readonly type: 'bridge'; readonly a: EndpointId; readonly b: EndpointId }
  /** The other endpoint lives at the far end of the port. */
  | { readonly type: 'link'; readonly id: EndpointId; readonly port: MessagePort }
  | { readonly type: 'unbridge'; readonly id: EndpointId }
  | { readonly type: 'play'; readonly id: EndpointId; readonly playId: number; readonly source: PlaySource }
  | { readonly type: 'stop-play'; readonly id: EndpointId }
  | {
      readonly type: 'dtmf';
      readonly id: EndpointId;
      readonly digits: string;
      readonly durationMs: number;
      readonly gapMs: number;
    }
  | { readonly type: 'stats'; readonly id: EndpointId }
  /** Which codecs the thread can decode and encode; loads their libraries. */
  | { readonly type: 'codecs' }
  | { readonly type: 'define-stream'; readonly programme: Programme }
  | { readonly type: 'remove-stream'; readonly name: string }
  | MixingCommand
  | RecordingCommand
  | { readonly type: 'close'; readonly id: EndpointId }
  | { readonly type: 'shutdown' };

export type WorkerReply =
  | { readonly type: 'done' }
  | { readonly type: 'opened'; readonly port: number; readonly ssrc: number; readonly cname: string }
  /** Another process holds one of the two ports. */
  | { readonly type: 'port-taken' }
  | {
      readonly type: 'codecs';
      readonly available: readonly VoiceCodecName[];
      readonly missing: readonly MissingCodec[];
    }
  | { readonly type: 'mixer-members'; readonly members: readonly MixerMember[] }
  | { readonly type: 'stats'; readonly stats: EndpointStats };

type Told<E extends keyof MediaPlaneEvents> = {
  [N in E]: { readonly name: N; readonly event: MediaPlaneEvents[N][0] };
}[E];

/** `announced`: what played to a mixer ended. `recorded`: a recording ended, its file is complete. */
export type WorkerEvent =
  | Told<'dtmf'>
  | Told<'played'>
  | Told<'silent'>
  | Told<'latched'>
  | Told<keyof MixingEvents>
  | { readonly name: 'announced'; readonly event: { readonly playId: number; readonly reason: PlayEnd } }
  | {
      readonly name: 'recorded';
      readonly event: { readonly recordingId: RecordingId; readonly result: RecordingResult };
    };
