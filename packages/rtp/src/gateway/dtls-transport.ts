import { randomBytes } from 'node:crypto';
import { Audio, PeerConnection, type Track } from 'node-datachannel';
import type { RemoteAddress } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import type { DtlsIdentity } from './dtls-identity.ts';
import { type LocalText, remoteText } from './session-text.ts';

export interface DtlsTransportConfig {
  readonly name: string;
  readonly identity: DtlsIdentity;
  /** Where ICE binds; no port: one of the system's choice. */
  readonly address: string;
  readonly port?: number;
  /** Takes a decrypted packet. */
  readonly receive: (packet: Buffer) => void;
  /** Media can flow with this remote. */
  readonly onConnected: (remote: RemoteAddress) => void;
}

interface Connection {
  readonly peer: PeerConnection;
  readonly track: Track;
}

/** Octets of ICE's user fragment and password; RFC 8445 §5.3 wants 24 and 128 bits of chance at least. */
const UFRAG_BYTES = 4;
const PASSWORD_BYTES = 16;

/**
 * One ICE and DTLS-SRTP association of the WebRTC library. It is described before the library knows of it, and towards the
 * library we always are the answerer: it opens its socket only once it has been told of the other side. Were it open before,
 * a handshake could be over before the fingerprint is known that it is judged by, and would be refused.
 */
export class DtlsTransport {
  /** What our description says of it. */
  readonly local: LocalText;
  readonly #config: DtlsTransportConfig;
  #connection: Connection | null = null;

  constructor(config: DtlsTransportConfig) {
    this.#config = config;
    this.local = {
      iceUfrag: randomBytes(UFRAG_BYTES).toString('hex'),
      icePwd: randomBytes(PASSWORD_BYTES).toString('hex'),
      fingerprint: config.identity.fingerprint,
    };
  }

  /**
   * Opens the socket, begins ICE and DTLS; once. The port must be free: the library ends the process when it is not.
   * @throws when the library does not take the description
   */
  connect(remote: RemoteWebRtc): void {
    const { iceUfrag, icePwd } = this.local;
    const { peer } = this.#open();
    peer.setRemoteDescription(remoteText(remote), 'offer');
    peer.setLocalDescription('answer', { iceUfrag, icePwd });
  }

  send(packet: Buffer): void {
    const track = this.#connection?.track;
    if (track?.isOpen()) track.sendMessageBinary(packet);
  }

  close(): void {
    this.#connection?.track.close();
    this.#connection?.peer.close();
  }

  #open(): Connection {
    const { receive, onConnected } = this.#config;
    const peer = peerOf(this.#config);
    const audio = new Audio('0', 'SendRecv');
    audio.addAudioCodec(0, 'PCMU');
    const track = peer.addTrack(audio);
    track.onMessage(receive);
    peer.onStateChange((state) => {
      const remote = state === 'connected' ? peer.getSelectedCandidatePair()?.remote : undefined;
      if (remote) onConnected({ address: remote.address, port: remote.port });
    });
    this.#connection = { peer, track };
    return this.#connection;
  }
}

function peerOf({ name, identity, address, port }: DtlsTransportConfig): PeerConnection {
  const isAny = address === '0.0.0.0' || address === '::';
  return new PeerConnection(name, {
    iceServers: [],
    certificatePemFile: identity.cert,
    keyPemFile: identity.key,
    ...(port === undefined ? {} : { portRangeBegin: port, portRangeEnd: port }),
    disableAutoNegotiation: true,
    ...(isAny ? {} : { bindAddress: address }),
  });
}
