import type { EndpointId, Playing } from '../plane/api.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { MixerRecordOptions, Recording } from '../recording/api.ts';

/** Names one mixer for as long as it lives; unique within a plane. */
export type MixerId = string;

export interface MixerOptions {
  /** Default 8000; 16000 for members with wideband codecs (G.722, Opus). */
  readonly rateHz?: 8000 | 16_000;
  /** Put it on the media thread of this endpoint: members there cost least. */
  readonly near?: EndpointId;
}

export interface Mixer {
  readonly mixerId: MixerId;
  readonly rateHz: 8000 | 16_000;
}

export interface MemberOptions {
  /** Not heard by the others. Default false. */
  readonly muted?: boolean;
  /** Hears nothing: silence is sent. Default false. */
  readonly deaf?: boolean;
  /** Talking volume in dB, -40 to 20. Default 0. */
  readonly gainDb?: number;
  /** Listening volume in dB, -40 to 20. Default 0. */
  readonly listenGainDb?: number;
  /** Energy gate: what is quieter (dBov, -90 to 0) is not mixed. Default -50. */
  readonly gateDb?: number;
}

export interface MixerMember extends Required<MemberOptions> {
  readonly endpointId: EndpointId;
  /** Passes the gate now. */
  readonly talking: boolean;
  /** Talks, or talked last; at most one per mixer. Of several at once the loudest gets it. */
  readonly floor: boolean;
}

/** Whom a listener is heard by while he speaks. */
export type SpeakTo = 'nobody' | 'target' | 'peer' | 'both';

export interface ListenOptions {
  /** Default `nobody`. */
  readonly speakTo?: SpeakTo;
}

export interface MixingEvents {
  /** A member of a mixer begins or ends to talk, by the energy gate. */
  talking: [event: { readonly mixerId: MixerId; readonly endpointId: EndpointId; readonly talking: boolean }];
  /** Another member of a mixer has the floor; null: who had it left. */
  floor: [event: { readonly mixerId: MixerId; readonly endpointId: EndpointId | null }];
}

/**
 * Conferences, listening in, and echo. A mixer lives on one media thread and mixes frames of 20 ms there: nothing is
 * locked and no thread waits for another. A member whose endpoint lives on another thread is linked with it by a
 * message port, as bridges across threads are, which costs him one hop each way; `createEndpoint({ nearMixer })` and
 * `createMixer({ near })` avoid it.
 */
export interface MixingPlane {
  /** Rejects `unknown-endpoint`. */
  createMixer(options?: MixerOptions): Promise<Mixer>;
  /**
   * The endpoint hears all other members and what plays to the mixer, and is heard by them. It leaves whatever it was
   * connected with. What is played to a member goes before the mixer, for him alone. Rejects `unknown-mixer`, `no-codec`,
   * `invalid`.
   */
  joinMixer(mixerId: MixerId, id: EndpointId, options?: MemberOptions): Promise<void>;
  /** Changes what is given. Rejects `not-a-member`, `invalid`. */
  updateMember(id: EndpointId, options: MemberOptions): Promise<void>;
  /** Does nothing when the endpoint is in none. */
  leaveMixer(id: EndpointId): Promise<void>;
  /** In order of joining. Rejects `unknown-mixer`. */
  mixerMembers(mixerId: MixerId): Promise<readonly MixerMember[]>;
  /** All members hear it in what they hear; up to 16 at once. Rejects `unknown-mixer`, `bad-source`, `invalid`. */
  playToMixer(mixerId: MixerId, source: PlaySource): Promise<Playing>;
  /** Stops all that plays to a mixer. Rejects `unknown-mixer`. */
  stopMixerPlays(mixerId: MixerId): Promise<void>;
  /** Records the sum of all, mono, until stopped or closed. Rejects `unknown-mixer`, `bad-target`, `invalid`. */
  recordMixer(mixerId: MixerId, options: MixerRecordOptions): Promise<Recording>;
  /** Its members stay, connected with nobody. Does nothing when there is none. */
  closeMixer(mixerId: MixerId): Promise<void>;
  /**
   * The listener hears the target and whoever that is connected with, by bridge or mixer, now or later. While he speaks
   * (his energy gate is open) he is mixed into what those hear that `speakTo` names; while he does not, the bridge is
   * relayed untouched. Told again of the same target, only `speakTo` changes. He leaves whatever he was connected with.
   * Rejects `invalid` (himself, or somebody who listens).
   */
  listen(listenerId: EndpointId, targetId: EndpointId, options?: ListenOptions): Promise<void>;
  /** Does nothing when he listens to nobody. */
  stopListening(listenerId: EndpointId): Promise<void>;
  /**
   * The remote hears itself again after a delay of 0 to 10000 ms. Ends by `unbridge`, or by any other connection.
   * Rejects `invalid`.
   */
  echo(id: EndpointId, options: { readonly delayMs: number }): Promise<void>;
}
