import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { buildRtp, parseRtp } from '@strowger/rtp';
import { decodeMuLaw, encodeMuLaw } from '../../tests/audio/g711.ts';
import { sound } from '../../tests/audio/tone.ts';

const SAMPLES = 160;
const FRAME_MS = 20;
/** Of a sample: above it something is heard. */
const LOUD = 1000;
/** The beep is over when nothing was heard for so long; a frame that comes late does not end it. */
const QUIET_MS = 120;
const LOOK_MS = 20;
const TONE = encodeMuLaw(sound([{ frequency: 440, milliseconds: 1000 }]).samples);

/** The media of a caller who is silent until he has heard the beep of a mailbox, and then talks. */
export class AfterTheBeep {
  readonly #socket: Socket;
  #heardAt: number | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.#hear(packet));
  }

  static async open(): Promise<AfterTheBeep> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new AfterTheBeep(socket);
  }

  /** PCMU alone. */
  get offer(): string {
    const lines = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
    const media = [
      `m=audio ${this.#socket.address().port} RTP/AVP 0`,
      'a=rtpmap:0 PCMU/8000',
      'a=ptime:20',
      'a=sendrecv',
    ];
    return [...lines, ...media, ''].join('\r\n');
  }

  /** Resolves once the beep was heard to its end, with how long that took in ms; null: not in time. */
  async beep(withinMs: number): Promise<number | null> {
    const began = performance.now();
    while (performance.now() - began < withinMs) {
      if (this.#heardAt !== null && performance.now() - this.#heardAt > QUIET_MS) return this.#heardAt - began;
      await pause(LOOK_MS);
    }
    return null;
  }

  /** Talks for so long. @returns ms that a frame was late at most: this machine had no time for it */
  async talk(port: number, milliseconds: number): Promise<number> {
    const ssrc = Math.floor(Math.random() * 2 ** 32);
    const began = performance.now();
    let sent = 0;
    let latestMs = 0;
    while (performance.now() - began < milliseconds) {
      const due = performance.now() - began;
      latestMs = Math.max(latestMs, due - sent * FRAME_MS);
      for (; sent * FRAME_MS <= due; sent += 1) {
        const at = (sent * SAMPLES) % TONE.length;
        const payload = TONE.subarray(at, at + SAMPLES);
        const place = { sequence: (100 + sent) & 0xffff, timestamp: sent * SAMPLES };
        this.#socket.send(buildRtp({ marker: sent === 0, payloadType: 0, ...place, ssrc, payload }), port, '127.0.0.1');
      }
      await pause(FRAME_MS);
    }
    return latestMs;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(packet: Buffer): void {
    const header = parseRtp(packet);
    if (header?.payloadType !== 0) return;
    const payload = packet.subarray(header.payloadStart, header.payloadEnd);
    if (payload.some((octet) => Math.abs(decodeMuLaw(octet)) > LOUD)) this.#heardAt = performance.now();
  }
}
