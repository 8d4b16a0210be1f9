import { parseRtcp } from '../packet/rtcp.ts';
import type { RemoteAddress, RemoteMedia } from '../plane/api.ts';
import { nextRtcpInterval } from '../quality/rtcp-interval.ts';
import type { Clock } from './clock.ts';
import type { EndpointTransport } from './endpoint-transport.ts';
import type { RtcpSession } from './rtcp-session.ts';

export interface ReportExchangeParts {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly rtcp: RtcpSession;
  readonly transport: EndpointTransport;
}

/** When and where an endpoint's reports go, and whose reports count. */
export class ReportExchange {
  readonly #parts: ReportExchangeParts;
  #nextAt: number | null = null;
  /** Where reports came from. */
  #source: RemoteAddress | null = null;

  constructor(parts: ReportExchangeParts) {
    this.#parts = parts;
  }

  /** There is a remote to report to. */
  begin(now: number): void {
    this.#nextAt ??= now + nextRtcpInterval(this.#parts.intervalMs, true);
  }

  /** The media come from elsewhere: so will the reports. */
  forgetSource(): void {
    this.#source = null;
  }

  /** Takes reports; only from the host that we exchange media with do they count. */
  take(packet: Buffer, from: RemoteAddress, media: RemoteAddress | null, clockRate: number): boolean {
    if (from.address !== media?.address) return false;
    const packets = parseRtcp(packet);
    if (!packets) return false;
    const { clock, rtcp } = this.#parts;
    const now = clock.now();
    this.#source = { address: from.address, port: from.port };
    rtcp.take(packets, now, clock.unixAt(now), clockRate);
    return true;
  }

  /** Sends the report that is due, if it is. */
  tick(now: number, media: RemoteAddress | null, remote: RemoteMedia | null): void {
    if (this.#nextAt === null || now < this.#nextAt) return;
    this.#nextAt = now + nextRtcpInterval(this.#parts.intervalMs, false);
    this.send(now, media, remote, false);
  }

  send(now: number, media: RemoteAddress | null, remote: RemoteMedia | null, bye: boolean): void {
    const { clock, rtcp, transport } = this.#parts;
    if (!media || !remote || !transport.isOpen) return;
    const report = rtcp.report(now, clock.unixAt(now), bye);
    transport.sendRtcp(report, media, () => this.#destination(media, remote));
  }

  /** Where reports came from, else as signalled, else next to where the media was learnt. */
  #destination(media: RemoteAddress, remote: RemoteMedia): RemoteAddress {
    if (this.#source && (remote.symmetric ?? true)) return this.#source;
    const asSignalled = media.address === remote.address && media.port === remote.port;
    return {
      address: media.address,
      port: (asSignalled ? remote.rtcpPort : undefined) ?? Math.min(media.port + 1, 65535),
    };
  }
}
