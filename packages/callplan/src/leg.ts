/** A call leg that wants to be routed: what planning is asked about. Plain data. */
export interface Leg {
  /** Uuid of the leg: `call_id` of its record. */
  readonly callId: string;
  /** The number or address dialled, as sent. */
  readonly dialled: string;
  readonly caller: Caller;
  readonly history: CallHistory;
  /**
   * How it came in where nothing of the tenant's own plan is dialled. `did`: from outside, to a DID; `fax`: the same, once
   * it is known that a fax calls; `wake_up`: an extension has answered its wake-up call.
   */
  readonly entry?: 'did' | 'fax' | 'wake_up';
  /** The caller does not want the callee to know who calls. */
  readonly withheld?: boolean;
  /** The system itself calls; `caller` is then who is shown. */
  readonly program?: ProgramCall;
}

/** A call that the system makes by itself, for a program of the tenant (contract 30 §20). */
export interface ProgramCall {
  readonly service: 'voice' | 'fax';
  /** Whose rights and limits hold; null: the tenant's alone. */
  readonly extensionUuid: string | null;
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
  readonly traits?: CallTraits;
}

/** What the way that a call took gives it, until it ends (contract 20 §6, §11); what is absent is as usual. */
export interface CallTraits {
  /** In place of the caller's name. */
  readonly callerIdName?: string;
  /** In place of the caller's number. */
  readonly callerIdNumber?: string;
  /** Before the caller's name. */
  readonly namePrefix?: string;
  readonly accountcode?: string;
  /** Set by a menu: it stands before that of any extension (contract 20 §6.2). */
  readonly setAccountcode?: string;
  /** What its held party hears. */
  readonly holdMusic?: string;
  readonly ringback?: string;
  /** `Alert-Info` of the phones that ring. */
  readonly distinctiveRing?: string;
  readonly records?: true;
  /** Of prompts, chosen by the caller. */
  readonly language?: string;
}

export const NO_HISTORY: CallHistory = { forwards: 0, transfers: 0, taken: [], forwardedBy: null };
