import { Audio, PeerConnection, type Track } from 'node-datachannel';
import { decodeG711, encodeG711 } from '../audio/g711.ts';
import { goertzelPeak } from '../audio/goertzel.ts';
import { ToneGenerator } from '../audio/tone-generator.ts';
import { buildRtp, isRtcp, parseRtp } from '../packet/rtp.ts';
import type { Endpoint } from './api.ts';
import type { RemoteWebRtc } from './webrtc.ts';

/** A browser of the tests: another WebRTC peer that sends and keeps PCMU. */
export class WebPeer {
  readonly heard: { pt: number; ssrc: number; payload: Buffer }[] = [];
  reports = 0;
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #opened: Promise<void>;
  sequence = 65_500;
  timestamp = 1000;

  private constructor(connection: PeerConnection, track: Track) {
    this.#connection = connection;
    this.#track = track;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#opened = promise;
    track.onOpen(() => resolve());
    track.onMessage((packet) => this.#take(packet));
  }

  /** Offers first, or answers to our endpoint's offer; it checks our address already before `take` gives the plane its description. */
  static async open(
    endpoint: Endpoint,
    role: 'offers' | 'answers',
    take: (remote: RemoteWebRtc) => Promise<void>,
  ): Promise<WebPeer> {
    const connection = new PeerConnection('browser', {
      iceServers: [],
      bindAddress: '127.0.0.1',
      disableAutoNegotiation: true,
    });
    const audio = new Audio('0', 'SendRecv');
    audio.addAudioCodec(0, 'PCMU');
    if (role === 'answers') connection.setRemoteDescription(descriptionOf(endpoint, 'actpass'), 'offer');
    const peer = new WebPeer(connection, connection.addTrack(audio));
    const { promise, resolve } = Promise.withResolvers<void>();
    connection.onGatheringStateChange((state) => state === 'complete' && resolve());
    connection.setLocalDescription(role === 'offers' ? 'offer' : 'answer');
    await promise;
    if (role === 'offers') connection.setRemoteDescription(descriptionOf(endpoint, 'passive'), 'answer');
    await take(remoteIn(connection.localDescription()?.sdp ?? '', role === 'offers'));
    return peer;
  }

  connected(): Promise<void> {
    return this.#opened;
  }

  send(pt: number, payload: Uint8Array, options: { marker?: boolean; samples?: number } = {}): void {
    const { marker = false, samples = 160 } = options;
    const { sequence, timestamp } = this;
    // As browsers do, with a header extension.
    const extension = { profile: 0xbede, data: Buffer.of(0x10, 0x85, 0, 0) };
    const packet = buildRtp({ marker, payloadType: pt, sequence, timestamp, ssrc: 4242, extension, payload });
    this.#track.sendMessageBinary(packet);
    this.sequence = (sequence + 1) & 0xffff;
    this.timestamp = (timestamp + samples) >>> 0;
  }

  async talk(frequency: number, frames: number): Promise<void> {
    const tone = new ToneGenerator({ segments: [{ frequencies: [frequency], on: Number.POSITIVE_INFINITY, off: 0 }] });
    const frame = new Int16Array(160);
    for (let i = 0; i < frames; i++) {
      tone.render(frame);
      this.send(0, encodeG711('ulaw', frame));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  peak(frequency: number): number {
    return goertzelPeak(decodeG711('ulaw', Buffer.concat(this.heard.map(({ payload }) => payload))), frequency);
  }

  close(): void {
    this.#track.close();
    this.#connection.close();
  }

  #take(packet: Buffer): void {
    if (isRtcp(packet)) {
      this.reports++;
      return;
    }
    const header = parseRtp(packet);
    if (!header) throw new Error('the plane sent no RTP');
    const payload = Buffer.from(packet.subarray(header.payloadStart, header.payloadEnd));
    this.heard.push({ pt: header.payloadType, ssrc: header.ssrc, payload });
  }
}

/** Our endpoint's side as an application would write it. */
function descriptionOf({ address, port, webrtc }: Endpoint, setup: string): string {
  if (!webrtc) throw new Error('not a WebRTC endpoint');
  return [
    'v=0',
    `o=- 1 1 IN IP4 ${address}`,
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    `m=audio ${port} UDP/TLS/RTP/SAVPF 0`,
    `c=IN IP4 ${address}`,
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:0 PCMU/8000',
    `a=ssrc:${webrtc.ssrc} cname:${webrtc.cname}`,
    `a=ice-ufrag:${webrtc.iceUfrag}`,
    `a=ice-pwd:${webrtc.icePwd}`,
    `a=fingerprint:${webrtc.fingerprint}`,
    `a=setup:${setup}`,
    `a=candidate:1 1 UDP 2130706431 ${address} ${port} typ host`,
    '',
  ].join('\r\n');
}

function remoteIn(text: string, nominates: boolean): RemoteWebRtc {
  const value = (name: string) => new RegExp(`^a=${name}:(.*?)\\s*$`, 'm').exec(text)?.[1] ?? '';
  const candidates = [...text.matchAll(/^a=candidate:(.*?)\s*$/gm)].map((match) => match[1] ?? '');
  return {
    iceUfrag: value('ice-ufrag'),
    icePwd: value('ice-pwd'),
    fingerprint: value('fingerprint'),
    // Who offers leaves the choice to us: it shall begin.
    setup: value('setup') === 'passive' ? 'passive' : 'active',
    nominates,
    candidates,
  };
}
