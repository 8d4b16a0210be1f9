/** What is read of a call record (contract 40 A4). */
export interface CallRecord {
  readonly id: number;
  readonly caller_number: string | null;
  readonly destination: string | null;
  readonly start_time: string;
  readonly answer_time: string | null;
  readonly billsec: number;
}

export type RecentKind = 'out' | 'in' | 'missed';

export interface RecentCall {
  readonly id: number;
  readonly kind: RecentKind;
  readonly number: string;
  /** As the server prints it, in the caller's time zone. */
  readonly when: string;
  readonly seconds: number;
}

/** A record from the point of view of an extension. */
export function recentCall(record: CallRecord, own: string): RecentCall {
  const isOut = record.caller_number === own;
  const number = (isOut ? record.destination : record.caller_number) ?? '';
  const kind = isOut ? 'out' : record.answer_time === null ? 'missed' : 'in';
  return { id: record.id, kind, number, when: record.start_time, seconds: record.billsec };
}
