import type { EndpointId } from '../plane/api.ts';

/** Names one recording; unique within a plane. */
export type RecordingId = number;

/** What the recording of a mixer can be asked for. */
export interface MixerRecordOptions {
  /** Absolute path of a WAV file (PCM16, 8 kHz), which is made or overwritten; its folder exists. */
  readonly path: string;
  /** Default 4 hours, at most 24. */
  readonly maxSeconds?: number;
  /** Ends the recording after so long without a break below a level in dBov (such as -45), from its beginning on. */
  readonly stopOnSilence?: { readonly thresholdDb: number; readonly afterMs: number };
}

export interface RecordOptions extends MixerRecordOptions {
  /** `received`: what the remote says; `sent`: what it hears, be it bridged, mixed or played. Default `both`. */
  readonly what?: 'received' | 'sent' | 'both';
  /** `play`: what the endpoint plays when it is asked for is let go by; the recording begins with its end. Default `nothing`. */
  readonly after?: 'nothing' | 'play';
  /** 1: both mixed. 2: left what the remote says, right what it hears. Default 1. */
  readonly channels?: 1 | 2;
}

/** `closed`: with its endpoint, mixer or thread. `disk`: the file could not be written, or not as fast as it came. */
export type RecordingEnd = 'stopped' | 'silence' | 'limit' | 'closed' | 'disk';

export interface RecordingResult {
  readonly reason: RecordingEnd;
  /** Of the file as written; 0 when its media thread died, though the file is there. */
  readonly durationMs: number;
  /** Silence at its end. */
  readonly silentTailMs: number;
  /** All that was louder than the threshold, -45 dBov unless told. */
  readonly speechMs: number;
}

export interface Recording {
  readonly recordingId: RecordingId;
  /** When the file is complete; never rejects. */
  readonly ended: Promise<RecordingResult>;
}

/** Recording into WAV files, by the media threads. Of G.711, G.722 and Opus; silence stands for what cannot be decoded. */
export interface RecordingPlane {
  /**
   * Records an endpoint until stopped or closed; several recordings of one endpoint do not disturb each other.
   * Rejects `no-codec`, `bad-target`, `invalid`.
   */
  record(id: EndpointId, options: RecordOptions): Promise<Recording>;
  /** Resolves when the file is complete. Does nothing when the recording has ended. */
  stopRecording(recordingId: RecordingId): Promise<void>;
  /** While masked, silence is written. Does nothing when the recording has ended. */
  maskRecording(recordingId: RecordingId, on: boolean): Promise<void>;
}
