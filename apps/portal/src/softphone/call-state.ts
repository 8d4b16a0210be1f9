/** Whom a call is with, as SIP names him. */
export interface Peer {
  readonly number: string;
  /** Empty: none was told. */
  readonly name: string;
}

/** Where a call stands. `since` is epoch milliseconds. */
export type Phase =
  /** We call; nothing heard of the other side yet. */
  | { readonly at: 'dialling' }
  /** `withSound`: the other side sends what is to be heard meanwhile; else we make the tone. */
  | { readonly at: 'ringing_there'; readonly withSound: boolean }
  /** It rings here. */
  | { readonly at: 'ringing' }
  | { readonly at: 'answering' }
  | { readonly at: 'talking'; readonly since: number }
  /** Put on hold by us. */
  | { readonly at: 'held'; readonly since: number }
  /** Being handed to somebody else; falls back to `held` or `talking` if that fails. */
  | { readonly at: 'transferring'; readonly since: number; readonly held: boolean; readonly with: string | null }
  | { readonly at: 'ended'; readonly why: Ending };

export type Ending =
  | 'hung_up'
  | 'hung_up_there'
  | 'transferred'
  | 'busy'
  | 'rejected'
  | 'no_answer'
  | 'unavailable'
  | 'unknown_number'
  | 'cancelled'
  | 'missed'
  | 'answered_elsewhere'
  | 'no_microphone'
  | 'no_connection'
  | 'failed';

export interface Call {
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly peer: Peer;
  readonly phase: Phase;
  readonly muted: boolean;
  /** The other side has put us on hold. */
  readonly heldThere: boolean;
  /** Nothing is heard either way for now: its path through the network is looked for. */
  readonly pathLost: boolean;
  /** The call on whose behalf this one asks (attended transfer). */
  readonly consultFor: string | null;
  /** The last attempt to hand it to somebody has failed. */
  readonly transferFailed: boolean;
  /** Keys pressed in it. */
  readonly digits: string;
}

/** In the order in which they began. */
export type Calls = readonly Call[];

export type CallEvent =
  | { readonly type: 'dial'; readonly id: string; readonly peer: Peer; readonly consultFor: string | null }
  | { readonly type: 'answer'; readonly id: string }
  | { readonly type: 'hang_up'; readonly id: string }
  | { readonly type: 'hold'; readonly id: string }
  | { readonly type: 'resume'; readonly id: string }
  | { readonly type: 'mute'; readonly id: string; readonly muted: boolean }
  | { readonly type: 'press'; readonly id: string; readonly digits: string }
  | { readonly type: 'transfer'; readonly id: string; readonly to: string }
  /** Hands the held call `id` to whom we talk with in `with` (RFC 3891 Replaces). */
  | { readonly type: 'join'; readonly id: string; readonly with: string }
  | { readonly type: 'forget'; readonly id: string }
  | { readonly type: 'incoming'; readonly id: string; readonly peer: Peer }
  | { readonly type: 'rings_there'; readonly id: string; readonly withSound: boolean }
  | { readonly type: 'established'; readonly id: string; readonly now: number }
  | { readonly type: 'held_there'; readonly id: string; readonly held: boolean }
  | { readonly type: 'path'; readonly id: string; readonly lost: boolean }
  | { readonly type: 'peer_changed'; readonly id: string; readonly peer: Peer }
  | { readonly type: 'transfer_done'; readonly id: string }
  | { readonly type: 'transfer_failed'; readonly id: string }
  | { readonly type: 'ended'; readonly id: string; readonly why: Ending };

/** What the user agent is to do; in this order. */
export type CallEffect =
  | { readonly do: 'invite'; readonly id: string; readonly number: string }
  | { readonly do: 'answer'; readonly id: string }
  /** 486: all lines are taken. */
  | { readonly do: 'refuse'; readonly id: string }
  /** CANCEL, 603 or BYE, whatever fits. */
  | { readonly do: 'end'; readonly id: string }
  | { readonly do: 'hold'; readonly id: string }
  | { readonly do: 'resume'; readonly id: string }
  | { readonly do: 'mute'; readonly id: string; readonly muted: boolean }
  | { readonly do: 'press'; readonly id: string; readonly digits: string }
  | { readonly do: 'refer'; readonly id: string; readonly to: string }
  | { readonly do: 'refer_to_call'; readonly id: string; readonly with: string };

/** Whether it is up: has been answered and not ended. */
export function isUp({ phase }: Call): boolean {
  return phase.at === 'talking' || phase.at === 'held' || phase.at === 'transferring';
}

export function isOver({ phase }: Call): boolean {
  return phase.at === 'ended';
}

/** Whether it has microphone and speaker, or will have them at once when the other side answers. At most one has. */
export function hasTheEar({ phase }: Call): boolean {
  if (phase.at === 'transferring') return !phase.held;
  return ['dialling', 'ringing_there', 'answering', 'talking'].includes(phase.at);
}

/** Whether it is being set up from here, so that it cannot be put on hold yet. */
export function isSettingUp({ phase }: Call): boolean {
  return phase.at === 'dialling' || phase.at === 'ringing_there' || phase.at === 'answering';
}
