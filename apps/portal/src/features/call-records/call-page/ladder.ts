import type { SipMessage, Trace } from './trace.ts';

/** A vertical line of the diagram: who sends and receives. */
export interface LadderColumn {
  /** `''`: the exchange itself. */
  readonly address: string;
  /** Who is there: the number of the leg. */
  readonly name: string;
  readonly x: number;
}

/** What a message means for the call. */
export type LadderTone = 'request' | 'progress' | 'success' | 'failure';

/** An arrow of the diagram. */
export interface LadderArrow {
  readonly message: SipMessage;
  readonly from: LadderColumn;
  readonly to: LadderColumn;
  /** `INVITE`, `180 Ringing`. */
  readonly label: string;
  readonly tone: LadderTone;
  /** Milliseconds after the first message. */
  readonly after: number;
  readonly y: number;
  /** Sent once more, as it was not answered in time. */
  readonly repeated: boolean;
}

export interface Ladder {
  readonly columns: readonly LadderColumn[];
  readonly arrows: readonly LadderArrow[];
  readonly width: number;
  readonly height: number;
}

/** Pixels. */
export const COLUMN_WIDTH = 260;
export const ROW_HEIGHT = 36;
export const HEAD_HEIGHT = 52;

/**
 * Lays the messages of a call out as a sequence diagram: the caller's side left of the exchange, the called ones right
 * of it, time from top to bottom.
 */
export function ladderOf(trace: Trace): Ladder {
  const columns = columnsOf(trace);
  const byAddress = new Map(columns.map((column) => [column.address, column]));
  const exchange = byAddress.get('');
  const first = Date.parse(trace.messages[0]?.time ?? '');
  const seen = new Set<string>();
  const arrows = trace.messages.flatMap((message, index): LadderArrow[] => {
    const remote = byAddress.get(remoteOf(message));
    if (exchange === undefined || remote === undefined) return [];
    const received = message.direction === 'received';
    const repeated = seen.has(identityOf(message));
    seen.add(identityOf(message));
    return [
      {
        message,
        from: received ? remote : exchange,
        to: received ? exchange : remote,
        label: labelOf(message),
        tone: toneOf(message.status),
        after: Math.max(0, Date.parse(message.time) - first) || 0,
        y: HEAD_HEIGHT + (index + 0.5) * ROW_HEIGHT,
        repeated,
      },
    ];
  });
  return {
    columns,
    arrows,
    width: columns.length * COLUMN_WIDTH,
    height: HEAD_HEIGHT + trace.messages.length * ROW_HEIGHT + 8,
  };
}

/** Who is not the exchange. */
function remoteOf({ direction, source, destination }: SipMessage): string {
  return direction === 'received' ? source : destination;
}

function columnsOf({ legs, messages }: Trace): LadderColumn[] {
  const legOf = new Map(legs.map((leg) => [leg.uuid, leg]));
  const sides = new Map<string, { name: string; side: 'a' | 'b' }>();
  for (const message of messages) {
    const address = remoteOf(message);
    const leg = legOf.get(message.leg_uuid ?? '');
    const before = sides.get(address);
    const name = leg === undefined ? '' : leg.extension || (leg.leg === 'a' ? leg.caller_number : leg.destination);
    if (before === undefined) sides.set(address, { name, side: leg?.leg ?? 'a' });
    else if (before.name === '' && leg !== undefined) sides.set(address, { name, side: leg.leg });
  }
  const on = (side: 'a' | 'b') => [...sides].filter(([, one]) => one.side === side);
  const ordered = [...on('a'), ['', { name: '' }] as const, ...on('b')];
  return ordered.map(([address, { name }], index) => ({ address, name, x: (index + 0.5) * COLUMN_WIDTH }));
}

function labelOf({ status, reason, method }: SipMessage): string {
  return status === null ? method : `${status} ${reason}`.trim();
}

function toneOf(status: number | null): LadderTone {
  if (status === null) return 'request';
  if (status < 200) return 'progress';
  return status < 300 ? 'success' : 'failure';
}

/** The very same octets in the same direction are the same message once more. */
function identityOf(message: SipMessage): string {
  return `${message.direction} ${remoteOf(message)} ${message.raw}`;
}
