import { Audio, PeerConnection, type Track } from 'node-datachannel';
import type { RemoteAddress } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import { bindIfFree } from '../worker/port-pair.ts';
import { UdpSocket } from '../worker/udp-socket.ts';
import type { OpenedSession } from './gateway-protocol.ts';
import { readLocalText, remoteText } from './session-text.ts';

export interface SessionConfig {
  readonly id: string;
  readonly address: string;
  readonly port: number;
  /** Loopback port of the media thread's endpoint. */
  readonly relayPort: number;
  readonly onConnected: (remote: RemoteAddress) => void;
}

const LOOPBACK = '127.0.0.1';
const GATHERING_MS = 3000;

/**
 * One DTLS-SRTP transport with ICE. Plain RTP and RTCP go to and from the media thread over loopback.
 * Towards the library it always is the offerer, so that it can be described before the other side is known.
 */
export class WebRtcSession {
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #relay: UdpSocket;
  readonly #relayTarget: RemoteAddress;
  #iceUfrag: string | null = null;

  private constructor(config: SessionConfig, relay: UdpSocket, connection: PeerConnection, track: Track) {
    this.#relay = relay;
    this.#connection = connection;
    this.#track = track;
    this.#relayTarget = { address: LOOPBACK, port: config.relayPort };
    relay.tie(this.#relayTarget);
    track.onMessage((packet) => relay.send(packet, this.#relayTarget));
    connection.onStateChange((state) => {
      const remote = state === 'connected' ? connection.getSelectedCandidatePair()?.remote : undefined;
      if (remote) config.onConnected({ address: remote.address, port: remote.port });
    });
  }

  /** Resolves null when the port is taken; rejects when the library cannot work here. */
  static async open(config: SessionConfig): Promise<{ session: WebRtcSession; opened: OpenedSession } | null> {
    // The library ends the process when it cannot bind: the port is tried before it is given away.
    const trial = await bindIfFree(config.address, config.port, () => undefined);
    if (!trial) return null;
    const { promise, resolve } = Promise.withResolvers<WebRtcSession>();
    const relay = await UdpSocket.bind(LOOPBACK, 0, (packet) => void promise.then((session) => session.#send(packet)));
    try {
      await trial.close();
      const connection = connectionOf(config);
      const audio = new Audio('0', 'SendRecv');
      audio.addAudioCodec(0, 'PCMU');
      const session = new WebRtcSession(config, relay, connection, connection.addTrack(audio));
      resolve(session);
      const local = readLocalText(await gathered(connection));
      if (local) return { session, opened: { relayPort: relay.port, ...local } };
      await session.close();
      throw new Error('the WebRTC library gave no description');
    } catch (error) {
      await relay.close();
      throw error;
    }
  }

  /** Begins ICE and DTLS. Later descriptions may change anything but the transport (no ICE restart): else it throws. */
  setRemote(remote: RemoteWebRtc): void {
    if (this.#iceUfrag !== null) {
      if (this.#iceUfrag !== remote.iceUfrag) throw new Error('ICE restart is not supported');
      return;
    }
    this.#connection.setRemoteDescription(remoteText(remote), 'answer');
    this.#iceUfrag = remote.iceUfrag;
  }

  async close(): Promise<void> {
    this.#track.close();
    this.#connection.close();
    await this.#relay.close();
  }

  #send(packet: Buffer): void {
    if (this.#track.isOpen()) this.#track.sendMessageBinary(packet);
  }
}

function connectionOf({ id, address, port }: SessionConfig): PeerConnection {
  const isAny = address === '0.0.0.0' || address === '::';
  return new PeerConnection(id, {
    iceServers: [],
    portRangeBegin: port,
    portRangeEnd: port,
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
