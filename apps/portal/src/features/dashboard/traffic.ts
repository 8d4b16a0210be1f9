/** Calls that began in one hour of the day. */
export interface Hour {
  /** 0 to 23. */
  readonly hour: number;
  readonly inbound: number;
  readonly outbound: number;
  readonly local: number;
}

/** Calls of a day so far. */
export interface Traffic {
  readonly hours: readonly Hour[];
  readonly total: number;
  /** Of those that were counted hour by hour. */
  readonly answered: number;
  /** As many as were counted hour by hour: on a very busy day the newest of them. */
  readonly counted: number;
}

/** What of a record is counted. */
interface Counted {
  readonly start_time: string;
  readonly direction: string | null;
  readonly billsec: number;
}

const NO_TRAFFIC: Traffic = {
  hours: Array.from({ length: 24 }, (_, hour) => ({ hour, inbound: 0, outbound: 0, local: 0 })),
  total: 0,
  answered: 0,
  counted: 0,
};

/**
 * Counts the records of a day.
 * @param total how many there are, if these are not all of them
 */
export function trafficOf(records: readonly Counted[], total: number): Traffic {
  const counted = records.reduce(
    (traffic, record) => withCall(traffic, { ...record, hour: hourOf(record) }),
    NO_TRAFFIC,
  );
  return { ...counted, total: Math.max(total, counted.counted) };
}

/** One call more. */
export function withCall(traffic: Traffic, call: Omit<Counted, 'start_time'> & { readonly hour: number }): Traffic {
  const kind = call.direction === 'inbound' || call.direction === 'outbound' ? call.direction : 'local';
  return {
    hours: traffic.hours.map((one) => (one.hour === call.hour ? { ...one, [kind]: one[kind] + 1 } : one)),
    total: traffic.total + 1,
    answered: traffic.answered + (call.billsec > 0 ? 1 : 0),
    counted: traffic.counted + 1,
  };
}

/** Share of the counted calls that were answered, 0 to 1; null without any. */
export function answeredShare({ answered, counted }: Traffic): number | null {
  return counted === 0 ? null : answered / counted;
}

/** The hour of `YYYY-MM-DD HH:MM:SS`, as the clock showed it. */
function hourOf({ start_time }: Counted): number {
  return Number(start_time.slice(11, 13));
}
