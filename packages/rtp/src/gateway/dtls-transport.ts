import { Audio, PeerConnection, type Track } from 'node-datachannel';
import type { RemoteAddress } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import { type LocalText, readLocalText, remoteText } from './session-text.ts';

export interface DtlsTransportConfig {
  readonly name: string;
  /** Where ICE binds; no port: one of the system's choice. */
  readonly address: string;
  readonly port?: number;
  /** Takes a decrypted packet. */
  readonly receive: (packet: Buffer) => void;
  /** Media can flow with this remote. */
  readonly onConnected: (remote: RemoteAddress) => void;
}

const GATHERING_MS = 3000;

/**
 * One ICE and DTLS-SRTP association of the WebRTC library. Towards the library we always are the offerer, so that it can be
 * described before the other side is known.
 */
export class DtlsTransport {
  readonly #connection: PeerConnection;
  readonly #track: Track;
  #local: LocalText | null = null;

  private constructor(config: DtlsTransportConfig) {
    this.#connection = connectionOf(config);
    const audio = new Audio('0', 'SendRecv');
    audio.addAudioCodec(0, 'PCMU');
    this.#track = this.#connection.addTrack(audio);
    this.#track.onMessage(config.receive);
    this.#connection.onStateChange((state) => {
      const remote = state === 'connected' ? this.#connection.getSelectedCandidatePair()?.remote : undefined;
      if (remote) config.onConnected({ address: remote.address, port: remote.port });
    });
  }

  /** Rejects when the library cannot work here. The port must be free: the library ends the process when it is not. */
  static async open(config: DtlsTransportConfig): Promise<DtlsTransport> {
    const transport = new DtlsTransport(config);
    transport.#local = readLocalText(await gathered(transport.#connection));
    if (transport.#local) return transport;
    transport.close();
    throw new Error('the WebRTC library gave no description');
  }

  /** What our description says of it. */
  get local(): LocalText {
    if (!this.#local) throw new Error('the WebRTC library gave no description');
    return this.#local;
  }

  /** Begins ICE and DTLS. */
  connect(remote: RemoteWebRtc): void {
    this.#connection.setRemoteDescription(remoteText(remote), 'answer');
  }

  send(packet: Buffer): void {
    if (this.#track.isOpen()) this.#track.sendMessageBinary(packet);
  }

  close(): void {
    this.#track.close();
    this.#connection.close();
  }
}

function connectionOf({ name, address, port }: DtlsTransportConfig): PeerConnection {
  const isAny = address === '0.0.0.0' || address === '::';
  return new PeerConnection(name, {
    iceServers: [],
    ...(port === undefined ? {} : { portRangeBegin: port, portRangeEnd: port }),
    disableAutoNegotiation: true,
    ...(isAny ? {} : { bindAddress: address }),
  });
}

/** The library's own description once its candidates are known; empty when that takes too long. */
function gathered(connection: PeerConnection): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(''), GATHERING_MS);
  connection.onGatheringStateChange((state) => {
    if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
  });
  connection.setLocalDescription('offer');
  return promise.finally(() => clearTimeout(timer));
}
