import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodeG711, encodeG711, type Law } from '../audio/g711.ts';
import { goertzelPeak } from '../audio/goertzel.ts';
import { ToneGenerator } from '../audio/tone-generator.ts';
import { parseRtcp, type RtcpPacket } from '../packet/rtcp.ts';
import { buildRtp, isRtcp, parseRtp } from '../packet/rtp.ts';

/** A packet as it came to a test peer. */
export interface Heard {
  readonly pt: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
  /** Monotonic ms. */
  readonly at: number;
}

/** A phone of the tests: sends and keeps RTP over real sockets. */
export class RtpPeer {
  readonly heard: Heard[] = [];
  readonly reports: { packets: RtcpPacket[]; port: number; raw: Buffer }[] = [];
  readonly host: string;
  readonly #rtp: Socket;
  readonly #rtcp: Socket;
  ssrc: number;
  sequence = 65_500;
  timestamp = 4_294_900_000;

  private constructor(host: string, rtp: Socket, rtcp: Socket) {
    this.host = host;
    this.#rtp = rtp;
    this.#rtcp = rtcp;
    this.ssrc = Math.floor(Math.random() * 2 ** 32);
    rtp.on('message', (packet) => this.#take(packet));
    rtcp.on('message', (packet, { port }) => this.#takeReport(packet, port));
  }

  static async open(host: '127.0.0.1' | '::1' = '127.0.0.1'): Promise<RtpPeer> {
    const type = host === '::1' ? 'udp6' : 'udp4';
    const sockets = [createSocket(type), createSocket(type)] as const;
    for (const socket of sockets) {
      socket.bind(0, host);
      await once(socket, 'listening');
    }
    return new RtpPeer(host, ...sockets);
  }

  get port(): number {
    return this.#rtp.address().port;
  }

  get rtcpPort(): number {
    return this.#rtcp.address().port;
  }

  /** Sends one packet; the next one follows by sequence, and by `samples` in time. */
  send(to: number, pt: number, payload: Uint8Array, options: { marker?: boolean; samples?: number } = {}): void {
    const { marker = false, samples = 160 } = options;
    const { ssrc, sequence, timestamp } = this;
    this.#rtp.send(buildRtp({ marker, payloadType: pt, sequence, timestamp, ssrc, payload }), to, this.host);
    this.sequence = (sequence + 1) & 0xffff;
    this.timestamp = (timestamp + samples) >>> 0;
  }

  sendRaw(to: number, packet: Uint8Array): void {
    this.#rtp.send(packet, to, this.host);
  }

  sendReport(to: number, packet: Uint8Array): void {
    this.#rtcp.send(packet, to, this.host);
  }

  /** Sends frames of a tone in G.711, one a millisecond or so. */
  async talk(to: number, options: { law: Law; pt: number; frequency: number; frames: number }): Promise<void> {
    const { law, pt, frequency, frames } = options;
    const tone = new ToneGenerator({ segments: [{ frequencies: [frequency], on: Number.POSITIVE_INFINITY, off: 0 }] });
    const frame = new Int16Array(160);
    for (let i = 0; i < frames; i++) {
      tone.render(frame);
      this.send(to, pt, encodeG711(law, frame));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Peak of a frequency in what was heard since packet `from`, in G.711. */
  peak(law: Law, frequency: number, from = 0): number {
    const codes = Buffer.concat(this.heard.slice(from).map(({ payload }) => payload));
    return goertzelPeak(decodeG711(law, codes), frequency);
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.#rtp, this.#rtcp].map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))),
    );
  }

  #take(packet: Buffer): void {
    if (isRtcp(packet)) {
      this.#takeReport(packet, 0);
      return;
    }
    const header = parseRtp(packet);
    if (!header) throw new Error('the plane sent no RTP');
    const { marker, sequence, timestamp, ssrc, payloadType: pt } = header;
    const payload = packet.subarray(header.payloadStart, header.payloadEnd);
    this.heard.push({ pt, marker, sequence, timestamp, ssrc, payload, at: performance.now() });
  }

  #takeReport(raw: Buffer, port: number): void {
    const packets = parseRtcp(raw);
    if (!packets) throw new Error('the plane sent no RTCP');
    this.reports.push({ packets, port, raw });
  }
}

/** Steps between packets heard one after the other: how a phone sees continuity. */
export function stepsOf(heard: readonly Heard[]): { sequence: number; timestamp: number; ssrcs: number } {
  const gaps = heard.slice(1).map((packet, i) => {
    const before = heard[i] ?? packet;
    return {
      sequence: (packet.sequence - before.sequence) & 0xffff,
      timestamp: (packet.timestamp - before.timestamp) | 0,
    };
  });
  return {
    sequence: Math.max(...gaps.map(({ sequence }) => sequence)),
    timestamp: Math.min(...gaps.map(({ timestamp }) => timestamp)),
    ssrcs: new Set(heard.map(({ ssrc }) => ssrc)).size,
  };
}
