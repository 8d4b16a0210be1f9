import { randomInt } from 'node:crypto';
import {
  type Endpoint,
  type EndpointStats,
  MediaError,
  type MediaPlane,
  type Playing,
  type PlaySource,
  type Recording,
  type RecordOptions,
  type RemoteMedia,
} from '@strowger/rtp';
import { type Direction, formatSdp } from '@strowger/sip';
import {
  answerDescription,
  mirrored,
  type OwnSession,
  offerDescription,
  type RemoteAudio,
  readAudio,
  remoteMedia,
} from './audio-description.ts';
import { isTelephoneEvent, sameCodec } from './codec.ts';
import type { AudioFormats } from './codec-agreement.ts';
import { answerImage, type ImagePlace, offerImage, type RemoteImage, readImage } from './image-description.ts';
import {
  candidateAddresses,
  type IpVersion,
  ipVersionOf,
  isWildcard,
  type MediaPlace,
  type MediaPlaces,
  placeFor,
} from './media-places.ts';
import type { MediaProfile } from './media-security.ts';
import { LegSecurity } from './own-security.ts';
import { eventFor, eventsOf } from './telephone-events.ts';

export interface WantedMedia {
  /** Of the phone; the other one where media have no place in this. */
  readonly version: IpVersion;
  /** The leg it will probably be bridged with. */
  readonly near?: LegMedia | null;
  /** What our offers ask for; only a WebRTC leg can take WebRTC offers, and it takes no others. Default plain. */
  readonly profile?: MediaProfile;
}

/** The media side of one leg: its endpoint on the media plane and what offer and answer settled for it. */
export class LegMedia {
  #endpoint: Endpoint;
  readonly #plane: MediaPlane;
  readonly #place: MediaPlace;
  readonly #security: LegSecurity;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  #version = 0;
  #settled: AudioFormats | null = null;
  #offered: AudioFormats | null = null;
  #remote: RemoteAudio | null = null;
  #local: string | null = null;
  #isSilenced = false;
  /** Where a fax of this leg is taken by T.38 in place of its audio; null: it is not. */
  #image: ImagePlace | null = null;
  #offeredImage: ImagePlace | null = null;
  #remoteImage: RemoteImage | null = null;

  private constructor(plane: MediaPlane, endpoint: Endpoint, place: MediaPlace, security: LegSecurity) {
    this.#plane = plane;
    this.#endpoint = endpoint;
    this.#place = place;
    this.#security = security;
  }

  /** Takes a port. Rejects with MediaError. */
  static async open(plane: MediaPlane, places: MediaPlaces, wanted: WantedMedia): Promise<LegMedia> {
    const { near = null, profile = 'plain' } = wanted;
    const place = placeFor(places, wanted.version);
    const endpoint = await plane.createEndpoint({
      address: place.bind,
      kind: profile === 'webrtc' || profile === 'dtls' ? profile : 'rtp',
      ...(near === null ? {} : { near: near.endpoint.id }),
    });
    const reached = { addresses: candidateAddresses(places, place), port: endpoint.port };
    return new LegMedia(plane, endpoint, place, new LegSecurity(profile, endpoint.webrtc, reached));
  }

  get endpoint(): Endpoint {
    return this.#endpoint;
  }

  /** False for an address of the family that we do not speak here; the null address of a hold says nothing of it. */
  canReach({ security, address }: RemoteAudio): boolean {
    return (
      security.profile === 'webrtc' ||
      isWildcard(address) ||
      ipVersionOf(address) === ipVersionOf(this.endpoint.address)
    );
  }

  /** What both sides agreed on; null before that. */
  get settled(): AudioFormats | null {
    return this.#settled;
  }

  /** The phone's side as last told. */
  get remote(): RemoteAudio | null {
    return this.#remote;
  }

  /** How its media is protected, for the channel row: `srtp:sdes:…`, `srtp:dtls`; empty: not at all. */
  get secure(): string {
    return this.#security.told;
  }

  get profile(): MediaProfile {
    return this.#security.profile;
  }

  /** The session description sent last. */
  get localDescription(): string | null {
    return this.#local;
  }

  /** The phone's side of a fax by T.38 as last told; null: it has told none. */
  get remoteImage(): RemoteImage | null {
    return this.#remoteImage;
  }

  /** It is in a fax by T.38, in place of audio. */
  get carriesImage(): boolean {
    return this.#image !== null;
  }

  /** The local address that the sockets of this leg are bound to. */
  get boundTo(): string {
    return this.#place.bind;
  }

  /** Writes our offer of T.38 in place of audio; what the other side answers goes to `takeAnswer`. */
  offerImage(place: ImagePlace): string {
    this.#offeredImage = place;
    return this.#said(formatSdp(offerImage(this.#nextSession(), place)));
  }

  /** Takes an offer of T.38 in place of audio and writes our answer. */
  answerImage(offer: RemoteImage, place: ImagePlace): string {
    this.#image = place;
    this.#remoteImage = offer;
    return this.#said(formatSdp(answerImage(this.#nextSession(), offer, place)));
  }

  /** Writes an offer of the session as it is, with these formats where it is one of audio. */
  reoffer(formats: AudioFormats, direction = mirrored(this.remote?.direction ?? 'sendrecv')): string {
    return this.#image === null ? this.offer(formats, direction) : this.offerImage(this.#image);
  }

  /** Writes our offer; what the other side answers goes to `takeAnswer`. */
  offer(formats: AudioFormats, direction: Direction = 'sendrecv'): string {
    this.#offeredImage = null;
    this.#offered = formats;
    return this.#said(formatSdp(offerDescription(this.#nextSession(), formats, direction, this.#security.offer())));
  }

  /** Takes the answer to our offer. Resolves false when it holds nothing that we offered. */
  async takeAnswer(text: string): Promise<boolean> {
    if (this.#offeredImage !== null) return this.#takeImage(this.#offeredImage, text);
    const audio = readAudio(text);
    const offered = this.#offered;
    if (audio === null || offered === null) return false;
    const codecs = audio.formats.codecs.filter((codec) => offered.codecs.some((own) => sameCodec(own, codec)));
    if (codecs.length === 0 || !this.canReach(audio)) return false;
    const protection = this.#security.acceptAnswer(audio.security);
    if (protection === null) return false;
    const { comfortNoise } = offered;
    const telephoneEvent = eventFor(eventsOf(audio.formats), codecs[0]);
    const noise = comfortNoise == null ? {} : { comfortNoise: audio.formats.comfortNoise ?? null };
    return this.#settle(audio, { codecs, telephoneEvent, ...noise }, offered, protection);
  }

  /**
   * Takes an offer with the formats chosen for it and writes our answer; null, and all stays as it was, when we cannot send
   * there: the endpoint keeps its IP version, and its way of DTLS, for the life of the leg. Keys in the description may come,
   * change and go.
   */
  async answer(offer: RemoteAudio, formats: AudioFormats): Promise<string | null> {
    if (!this.canReach(offer)) return null;
    if (this.#security.isRestartedBy(offer.security) && !(await this.#restartTransport())) return null;
    const protection = this.#security.acceptOffer(offer.security);
    if (protection === null || !(await this.#settle(offer, formats, formats, protection))) return null;
    const protocol = offer.description.media[offer.index]?.protocol ?? 'RTP/AVP';
    const security = this.#security.answer(offer.security, protocol);
    const direction = mirrored(offer.direction);
    return this.#said(formatSdp(answerDescription(this.#nextSession(), offer, formats, direction, security)));
  }

  #takeImage(place: ImagePlace, text: string): boolean {
    const image = readImage(text);
    if (image === null) return false;
    this.#image = place;
    this.#remoteImage = image;
    return true;
  }

  get hasTelephoneEvent(): boolean {
    return this.#settled?.telephoneEvent != null && isTelephoneEvent(this.#settled.telephoneEvent);
  }

  /** Plays in place of what played; resolves when it has started. Rejects with MediaError. */
  play(source: PlaySource): Promise<Playing> {
    return this.#plane.play(this.endpoint.id, source);
  }

  async stopPlay(): Promise<void> {
    await this.#plane.stopPlay(this.endpoint.id);
  }

  /** Records what the phone says into a WAV file. Rejects with MediaError. */
  record(options: RecordOptions): Promise<Recording> {
    return this.#plane.record(this.endpoint.id, options);
  }

  /** Resolves when the file is complete. */
  stopRecording({ recordingId }: Recording): Promise<void> {
    return this.#plane.stopRecording(recordingId);
  }

  /** Drops what this leg sends, or lets it through again, without touching what was negotiated. */
  async mute(muted: boolean): Promise<void> {
    const direction = this.#remote === null ? 'sendrecv' : mirrored(this.#remote.direction);
    const isDropped = muted || this.#isSilenced;
    await this.#plane.setDirection(this.endpoint.id, isDropped ? withoutReceiving(direction) : direction);
  }

  /** Nothing that the phone says is heard any more, whatever is negotiated, held or transferred. */
  async silence(): Promise<void> {
    this.#isSilenced = true;
    await this.mute(true);
  }

  async sendDigit(digit: string, durationMs: number): Promise<void> {
    await this.#plane.sendDtmf(this.endpoint.id, digit, { durationMs: Math.min(Math.max(durationMs, 40), 5000) });
  }

  async bridge(other: LegMedia): Promise<void> {
    await this.#plane.bridge(this.endpoint.id, other.endpoint.id);
  }

  /** The phone hears itself after `delayMs` (0 to 10000). */
  async echo(delayMs: number): Promise<void> {
    await this.#plane.echo(this.endpoint.id, { delayMs });
  }

  async unbridge(): Promise<void> {
    await this.#plane.unbridge(this.endpoint.id);
  }

  stats(): Promise<EndpointStats> {
    return this.#plane.stats(this.endpoint.id);
  }

  /** Gives the port back; resolves with the final counters. */
  close(): Promise<EndpointStats> {
    return this.#plane.closeEndpoint(this.endpoint.id);
  }

  /** False when the media plane does not take what the phone says; then all stays as it was. */
  async #settle(
    audio: RemoteAudio,
    formats: AudioFormats,
    ours: AudioFormats,
    protection: Pick<RemoteMedia, 'srtp' | 'webrtc'>,
  ): Promise<boolean> {
    const before = { settled: this.#settled, remote: this.#remote, image: this.#image };
    this.#settled = formats;
    this.#remote = audio;
    this.#image = null;
    try {
      const remote = { ...remoteMedia(audio, formats, ours), ...protection };
      const direction = withoutReceiving(mirrored(audio.direction));
      await this.#plane.setRemote(this.endpoint.id, this.#isSilenced ? { ...remote, direction } : remote);
      return true;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      this.#settled = before.settled;
      this.#remote = before.remote;
      this.#image = before.image;
      return false;
    }
  }

  /** False when there is no port for another transport; then all stays as it was. */
  async #restartTransport(): Promise<boolean> {
    try {
      this.#endpoint = await this.#plane.restartTransport(this.#endpoint.id);
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      return false;
    }
    this.#security.restart(this.#endpoint.webrtc, this.#endpoint.port);
    return true;
  }

  #nextSession(): OwnSession {
    this.#version += 1;
    return {
      address: this.#place.advertised,
      port: this.endpoint.port,
      sessionId: this.#sessionId,
      version: this.#version,
    };
  }

  #said(description: string): string {
    this.#local = description;
    return description;
  }
}

function withoutReceiving(direction: Direction): Direction {
  return direction === 'sendrecv' || direction === 'sendonly' ? 'sendonly' : 'inactive';
}
