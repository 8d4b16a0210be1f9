import { buildRtcp, type ReportBlock, type RtcpPacket, type SenderInfo } from '../packet/rtcp.ts';
import { compactNtp, ntpOf, roundTripMs } from '../quality/ntp-time.ts';
import type { Reception } from '../quality/reception.ts';
import type { OutgoingStream } from './outgoing-stream.ts';

/** What the remote's reports say about our stream. */
export interface FarEndReport {
  readonly lossPercent: number;
  readonly lost: number;
  readonly jitterMs: number;
}

interface HeardSenderReport {
  readonly compactNtp: number;
  /** Monotonic ms. */
  readonly at: number;
}

/** Reports of one endpoint, both ways (RFC 3550 §6). */
export class RtcpSession {
  readonly #outgoing: OutgoingStream;
  readonly #reception: Reception;
  readonly cname: string;
  #heard: HeardSenderReport | null = null;
  /** Packets sent when the last two reports were made: nobody is a sender who sent nothing since (§6.4). */
  #packetsAtReports: readonly [number, number] = [0, 0];
  roundTripMs: number | null = null;
  farEnd: FarEndReport | null = null;

  constructor(outgoing: OutgoingStream, reception: Reception, cname: string) {
    this.#outgoing = outgoing;
    this.#reception = reception;
    this.cname = cname;
  }

  /** Takes a parsed compound packet at monotonic `now`, Unix time `unixMs`; `clockRate` is that of our stream. */
  take(packets: readonly RtcpPacket[], now: number, unixMs: number, clockRate: number): void {
    for (const packet of packets) {
      if (packet.type === 'sr' && packet.ssrc === this.#reception.ssrc) {
        const { ntpSeconds: seconds, ntpFraction: fraction } = packet.sender;
        this.#heard = { compactNtp: compactNtp({ seconds, fraction }), at: now };
      }
      if (packet.type !== 'sr' && packet.type !== 'rr') continue;
      const ours = packet.reports.find((report) => report.ssrc === this.#outgoing.ssrc);
      if (ours) this.#learn(ours, unixMs, clockRate);
    }
  }

  #learn(report: ReportBlock, unixMs: number, clockRate: number): void {
    this.roundTripMs =
      roundTripMs(unixMs, report.lastSenderReport, report.delaySinceLastSenderReport) ?? this.roundTripMs;
    this.farEnd = {
      lossPercent: (report.fractionLost * 100) / 256,
      lost: report.cumulativeLost,
      jitterMs: (report.jitter * 1000) / clockRate,
    };
  }

  /** The compound packet that is due: SR or RR, our CNAME, and BYE when we leave. */
  report(now: number, unixMs: number, bye = false): Buffer {
    const { ssrc } = this.#outgoing;
    const reports = this.#reportBlocks(now);
    const isSender = this.#outgoing.packets > this.#packetsAtReports[0];
    this.#packetsAtReports = [this.#packetsAtReports[1], this.#outgoing.packets];
    return buildRtcp([
      isSender ? { type: 'sr', ssrc, sender: this.#senderInfo(now, unixMs), reports } : { type: 'rr', ssrc, reports },
      { type: 'sdes', chunks: [{ ssrc, cname: this.cname }] },
      ...(bye ? [{ type: 'bye' as const, sources: [ssrc], reason: null }] : []),
    ]);
  }

  #senderInfo(now: number, unixMs: number): SenderInfo {
    const ntp = ntpOf(unixMs);
    return {
      ntpSeconds: ntp.seconds,
      ntpFraction: ntp.fraction,
      rtpTimestamp: this.#outgoing.timestampAt(now),
      packetCount: this.#outgoing.packets,
      octetCount: this.#outgoing.bytes,
    };
  }

  #reportBlocks(now: number): ReportBlock[] {
    const { ssrc } = this.#reception;
    if (ssrc === null) return [];
    const heard = this.#heard;
    return [
      {
        ssrc,
        ...this.#reception.report(),
        lastSenderReport: heard?.compactNtp ?? 0,
        delaySinceLastSenderReport: heard ? Math.round(((now - heard.at) * 65536) / 1000) : 0,
      },
    ];
  }
}
