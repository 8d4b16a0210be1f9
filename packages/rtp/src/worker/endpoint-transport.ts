import type { Receive, UdpSockets } from '../datagram/udp-socket.ts';
import { isRtcp } from '../packet/rtp.ts';
import type { RemoteAddress, RemoteMedia } from '../plane/api.ts';
import type { EndpointConfig } from '../plane/protocol.ts';
import { SrtpSession } from '../srtp/srtp-session.ts';
import { openPortPair, openRelayPort, type PortPair } from './port-pair.ts';

/** Takes what arrives, decrypted; null stands for a packet without a right tag. */
export type ReceivePlain = (packet: Buffer | null, from: RemoteAddress) => void;

export interface TransportParts {
  readonly sockets: UdpSockets;
  readonly rtp: ReceivePlain;
  readonly rtcp: ReceivePlain;
  /** One hostile packet must never end the thread and every call on it. */
  readonly fault: (error: unknown) => void;
}

/** The sockets of an endpoint and, with SRTP, the protection of what passes them. */
export class EndpointTransport {
  readonly #parts: TransportParts;
  #ports: PortPair | null = null;
  #srtp: SrtpSession | null = null;
  #rtcpMux = false;

  constructor(parts: TransportParts) {
    this.#parts = parts;
  }

  /** Binds; false when the ports are taken. */
  async open(config: EndpointConfig): Promise<boolean> {
    const receive = {
      rtp: this.#guarded((packet, from) => this.#onRtp(packet, from)),
      rtcp: this.#guarded((packet, from) => this.#onRtcp(packet, from)),
    };
    const { sockets } = this.#parts;
    this.#ports = config.relay
      ? await openRelayPort(sockets, receive.rtp)
      : await openPortPair(sockets, config, receive);
    return this.#ports !== null;
  }

  get isOpen(): boolean {
    return this.#ports !== null;
  }

  get rtpPort(): number {
    return this.#ports?.rtp.port ?? 0;
  }

  setRemote({ srtp, rtcpMux = false }: RemoteMedia): void {
    this.#srtp = SrtpSession.renewed(this.#srtp, srtp);
    this.#rtcpMux = rtcpMux;
  }

  /** Has the kernel drop what comes from others; null lets everybody in. */
  tie(remote: RemoteAddress | null): void {
    this.#ports?.rtp.tie(remote);
  }

  sendRtp(packet: Uint8Array, destination: RemoteAddress): void {
    const secured = this.#srtp ? this.#srtp.sender.protectRtp(packet) : packet;
    if (secured) this.#ports?.rtp.send(secured, destination);
  }

  /** @param apart where reports go when they have a port of their own */
  sendRtcp(report: Uint8Array, media: RemoteAddress, apart: () => RemoteAddress): void {
    const secured = this.#srtp ? this.#srtp.sender.protectRtcp(report) : report;
    if (!secured) return;
    if (this.#rtcpMux) this.#ports?.rtp.send(secured, media);
    else this.#ports?.rtcp.send(secured, apart());
  }

  async close(): Promise<void> {
    const ports = this.#ports;
    this.#ports = null;
    await Promise.all([ports?.rtp.close(), ports?.rtcp.close()]);
  }

  #onRtp(packet: Buffer, from: RemoteAddress): void {
    if (this.#rtcpMux && isRtcp(packet)) this.#onRtcp(packet, from);
    else this.#parts.rtp(this.#srtp ? this.#srtp.receiver.unprotectRtp(packet) : packet, from);
  }

  #onRtcp(packet: Buffer, from: RemoteAddress): void {
    this.#parts.rtcp(this.#srtp ? this.#srtp.receiver.unprotectRtcp(packet) : packet, from);
  }

  #guarded(receive: Receive): Receive {
    return (packet, from) => {
      try {
        receive(packet, from);
      } catch (error) {
        this.#parts.fault(error);
      }
    };
  }
}
