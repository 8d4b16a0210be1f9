import { Audio, PeerConnection, type Track } from 'node-datachannel';
import type { SipAccount } from '../../tests/calls/subscriber.ts';
import { WebSocketPhone } from '../../tests/calls/web-socket-phone.ts';
import { EchoCount } from './echo-count.ts';

const HEADER_OCTETS = 12;
const SAMPLES = 160;
const CONNECTING_MS = 10_000;

/** A browser's call without a browser: SIP over WebSocket, ICE and DTLS-SRTP, PCMU frames that carry numbers. */
export class WebCaller {
  readonly count = new EchoCount();
  readonly #phone: WebSocketPhone;
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #packet = Buffer.alloc(HEADER_OCTETS + SAMPLES, 0xff);
  #hangUp: () => Promise<void> = async () => undefined;
  #sequence = 0;

  private constructor(phone: WebSocketPhone, connection: PeerConnection, track: Track) {
    this.#phone = phone;
    this.#connection = connection;
    this.#track = track;
    track.onMessage((packet) => this.#take(packet));
  }

  /** Resolves when media can flow. */
  static async call(url: string, account: SipAccount, number: string): Promise<WebCaller> {
    const phone = await WebSocketPhone.open(url, account);
    const connection = new PeerConnection('caller', { iceServers: [], bindAddress: '127.0.0.1' });
    const audio = new Audio('0', 'SendRecv');
    audio.addAudioCodec(0, 'PCMU');
    const caller = new WebCaller(phone, connection, connection.addTrack(audio));
    const opened = caller.#opened();
    const { answer, hangUp } = await phone.call(number, await offerOf(connection));
    caller.#hangUp = hangUp;
    connection.setRemoteDescription(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4), 'answer');
    await opened;
    return caller;
  }

  /** Sends one frame of 20 ms. */
  talk(): void {
    const packet = this.#packet;
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8(0, 1);
    packet.writeUInt16BE(this.#sequence & 0xffff, 2);
    packet.writeUInt32BE((this.#sequence * SAMPLES) >>> 0, 4);
    packet.writeUInt32BE(4242, 8);
    this.#sequence += 1;
    this.count.send(packet.subarray(HEADER_OCTETS));
    this.#track.sendMessageBinary(packet);
  }

  async hangUp(): Promise<void> {
    await this.#hangUp();
    this.#track.close();
    this.#connection.close();
    await this.#phone.close();
  }

  #opened(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error('media did not connect')), CONNECTING_MS);
    this.#track.onOpen(() => resolve());
    return promise.finally(() => clearTimeout(timer));
  }

  #take(packet: Buffer): void {
    // RTCP (RFC 5761 §4) is no echo.
    const type = packet.readUInt8(1);
    if (type < 192 || type > 223) this.count.takeBack(packet.subarray(HEADER_OCTETS));
  }
}

async function offerOf(connection: PeerConnection): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  connection.onGatheringStateChange((state) => state === 'complete' && resolve());
  connection.setLocalDescription('offer');
  await promise;
  return connection.localDescription()?.sdp ?? '';
}
