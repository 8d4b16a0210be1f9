/** A call leg that wants to be routed: what planning is asked about. Plain data. */
export interface Leg {
  /** Uuid of the leg: `call_id` of its record. */
  readonly callId: string;
  /** The number or address dialled, as sent. */
  readonly dialled: string;
  readonly caller: Caller;
  readonly history: CallHistory;
}

export type Caller =
  | { readonly kind: 'extension'; readonly extensionUuid: string }
  | { readonly kind: 'outside'; readonly number: string; readonly name: string };

/** What happened to this call before: guards against loops (contract 20 §0.10, §1.8.5, §1.8.9). */
export interface CallHistory {
  readonly forwards: number;
  readonly transfers: number;
  /** `<extension uuid>:<reason>` of every forward taken so far; each is taken at most once per call. */
  readonly taken: readonly string[];
  /** The extension that forwarded last: the next leg carries its account code and rights. */
  readonly forwardedBy: string | null;
}

export const NO_HISTORY: CallHistory = { forwards: 0, transfers: 0, taken: [], forwardedBy: null };
