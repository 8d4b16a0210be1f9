import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { buildRtp, buildTelephoneEvent, parseRtp } from '@strowger/rtp';
import { Observed } from './observed.ts';

const SAMPLES = 160;

/** The media of a test phone: sends frames of one repeated byte and counts what it hears. */
export class RtpPort {
  readonly seen = new Observed();
  readonly heard: { readonly pt: number; readonly payload: Buffer }[] = [];
  readonly #socket: Socket;
  readonly #ssrc = Math.floor(Math.random() * 2 ** 32);
  #talking: NodeJS.Timeout | undefined;
  #sequence = 100;
  #timestamp = 1000;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.#take(packet));
  }

  static async open(): Promise<RtpPort> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpPort(socket);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  send(to: number, pt: number, fill: number): void {
    this.#transmit(to, pt, Buffer.alloc(SAMPLES, fill), false);
    this.#timestamp += SAMPLES;
  }

  /** Sends a frame every 20 ms until the test stops it or the phone closes. */
  talk(to: () => number, pt: number, fill: number): void {
    this.hush();
    this.#talking = setInterval(() => this.send(to(), pt, fill), 20);
  }

  hush(): void {
    clearInterval(this.#talking);
  }

  /** One key press by RFC 4733: beginning, and the end thrice. */
  press(to: number, pt: number, event: number): void {
    for (const [index, end] of [false, true, true, true].entries()) {
      const payload = buildTelephoneEvent({ event, end, volume: 10, duration: 800 });
      this.#transmit(to, pt, payload, index === 0);
    }
    this.#timestamp += 800;
  }

  /** Resolves once a packet of this payload type and filling byte was heard. */
  hears(pt: number, fill: number): Promise<unknown> {
    return this.seen.until(`RTP of type ${pt} filled with ${fill}`, () =>
      this.heard.find((packet) => packet.pt === pt && packet.payload.every((byte) => byte === fill)),
    );
  }

  forget(): void {
    this.heard.length = 0;
  }

  close(): void {
    this.hush();
    this.#socket.close();
  }

  #transmit(to: number, payloadType: number, payload: Uint8Array, marker: boolean): void {
    const [sequence, timestamp] = [this.#sequence, this.#timestamp];
    const packet = buildRtp({ marker, payloadType, sequence, timestamp, ssrc: this.#ssrc, payload });
    this.#socket.send(packet, to, '127.0.0.1');
    this.#sequence = (this.#sequence + 1) & 0xffff;
  }

  #take(packet: Buffer): void {
    const header = parseRtp(packet);
    if (header === null || header === undefined) return;
    const payload = Buffer.from(packet.subarray(header.payloadStart, header.payloadEnd));
    this.heard.push({ pt: header.payloadType, payload });
    this.seen.notify();
  }
}
