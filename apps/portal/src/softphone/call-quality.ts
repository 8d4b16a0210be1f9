/** What a browser's statistics tell of a call's sound up to a moment. */
export interface MediaCounts {
  readonly received: number;
  readonly lost: number;
  /** Seconds (RFC 3550 §6.4.1). */
  readonly jitter: number;
  /** Seconds there and back; null: not known yet. */
  readonly roundTrip: number | null;
  /** Share of our packets that the other side misses, 0 to 1; null: not known yet. */
  readonly lostThere: number | null;
}

export type Grade = 'good' | 'fair' | 'poor';

export interface Quality {
  readonly grade: Grade;
  /** Percent of the packets since the last look, the worse of both directions. */
  readonly lossPercent: number;
  readonly jitterMs: number;
  readonly roundTripMs: number | null;
}

type Report = Readonly<Record<string, unknown>>;

/** Reads the reports of `RTCPeerConnection.getStats()`; null: no sound has come yet. */
export function mediaCounts(reports: Iterable<Report>): MediaCounts | null {
  let inbound: Report | null = null;
  let remote: Report | null = null;
  let pair: Report | null = null;
  for (const report of reports) {
    if (report['type'] === 'inbound-rtp' && report['kind'] === 'audio') inbound = report;
    if (report['type'] === 'remote-inbound-rtp' && report['kind'] === 'audio') remote = report;
    if (report['type'] === 'candidate-pair' && report['nominated'] === true) pair = report;
  }
  if (inbound === null) return null;
  return {
    received: numberIn(inbound, 'packetsReceived') ?? 0,
    lost: numberIn(inbound, 'packetsLost') ?? 0,
    jitter: numberIn(inbound, 'jitter') ?? 0,
    roundTrip: numberIn(remote, 'roundTripTime') ?? numberIn(pair, 'currentRoundTripTime'),
    lostThere: numberIn(remote, 'fractionLost'),
  };
}

function numberIn(report: Report | null, key: string): number | null {
  const value = report?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** How a call sounds, by what has changed since the last look; null: nothing has come since (held, or just begun). */
export function qualityOf(before: MediaCounts | null, now: MediaCounts): Quality | null {
  const received = now.received - (before?.received ?? 0);
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  if (received <= 0) return null;
  const lossPercent = 100 * Math.max(lost / (received + lost), now.lostThere ?? 0);
  const jitterMs = now.jitter * 1000;
  const roundTripMs = now.roundTrip === null ? null : now.roundTrip * 1000;
  return { grade: gradeOf(ratingOf(lossPercent, jitterMs, roundTripMs ?? 0)), lossPercent, jitterMs, roundTripMs };
}

/**
 * The transmission rating R of the E-model (ITU-T G.107) for Opus or G.711 with concealment: delay one way, with twice
 * the jitter for the buffer; loss by Ie,eff with Bpl 25.
 */
function ratingOf(lossPercent: number, jitterMs: number, roundTripMs: number): number {
  const delay = roundTripMs / 2 + 2 * jitterMs + 20;
  const delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
  const lossImpairment = (95 * lossPercent) / (lossPercent + 25);
  return 93.2 - delayImpairment - lossImpairment;
}

/** Categories of ITU-T G.109: satisfied users from 80, many dissatisfied below 70. */
function gradeOf(rating: number): Grade {
  if (rating >= 80) return 'good';
  return rating >= 70 ? 'fair' : 'poor';
}
