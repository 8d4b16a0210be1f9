/** Nobody may be asked more often than that, whatever time he grants. */
const SHORTEST_REFRESH_S = 5;
const LONGEST_RETRY_S = 600;
/** What a far side may ask for by Retry-After is bounded, or it would silence us for good. */
const LONGEST_WISH_S = 3600;
/** Of the time granted; then it is asked for anew (contract 30 §2.2). */
const REFRESH_AT = 0.9;
/** Longer times than that are nobody's least (RFC 3261 §10.2.8). */
const LONGEST_MINIMUM_S = 86_400;

/** Why a registration failed, as far as it decides when it is tried again. */
export type FailureKind =
  /** Credentials or user are refused: the same would be refused again. */
  | 'refused'
  /** Nobody answered. */
  | 'timeout'
  /** Anything else: it may do better soon. */
  | 'failed';

/** What an earlier registration is worth while another is asked for. */
type Earlier = 'none' | 'holds' | 'expired';

export interface RegistrationFailure {
  readonly kind: FailureKind;
  /** Seconds the far side asks to wait; 0: it does not say. */
  readonly retryAfterS: number;
}

/** Where a registration with a provider stands. Times are spans, never dates: no clock that jumps can reach them. */
export type RegistrationState =
  | { readonly at: 'off' }
  /** A REGISTER is out. */
  | { readonly at: 'trying'; readonly wantedS: number; readonly failures: number; readonly earlier: Earlier }
  | { readonly at: 'registered'; readonly wantedS: number; readonly grantedS: number }
  | {
      readonly at: 'waiting';
      readonly wantedS: number;
      readonly failures: number;
      readonly kind: FailureKind;
      readonly delayS: number;
      readonly earlier: Earlier;
    }
  /** The REGISTER that takes it back is out. */
  | { readonly at: 'leaving' };

export type RegistrationEvent =
  | { readonly type: 'start' }
  | { readonly type: 'granted'; readonly seconds: number }
  /** 423: less than this is not granted. */
  | { readonly type: 'too_brief'; readonly leastS: number }
  | { readonly type: 'failed'; readonly failure: RegistrationFailure }
  /** The span that the state waits for is over. */
  | { readonly type: 'due' }
  /** What was granted has run out. */
  | { readonly type: 'expired' }
  | { readonly type: 'stop' }
  /** Whatever was answered to the REGISTER that takes it back. */
  | { readonly type: 'left' };

export interface RegistrationTerms {
  readonly expireSeconds: number;
  readonly retrySeconds: number;
}

/** The state after an event. The same object: the event means nothing here. */
export function nextRegistration(
  state: RegistrationState,
  event: RegistrationEvent,
  terms: RegistrationTerms,
): RegistrationState {
  switch (event.type) {
    case 'start':
      return state.at === 'off' ? { at: 'trying', wantedS: terms.expireSeconds, failures: 0, earlier: 'none' } : state;
    case 'granted':
      if (state.at !== 'trying') return state;
      return { at: 'registered', wantedS: state.wantedS, grantedS: event.seconds };
    case 'too_brief':
      return state.at === 'trying' ? afterTooBrief(state, event.leastS, terms) : state;
    case 'failed':
      return state.at === 'trying' ? afterFailure(state, event.failure, terms) : state;
    case 'due':
      return afterWait(state);
    case 'expired':
      return 'earlier' in state && state.earlier === 'holds' ? { ...state, earlier: 'expired' } : state;
    case 'stop':
      return afterStop(state);
    case 'left':
      return state.at === 'leaving' ? { at: 'off' } : state;
  }
}

/** After how many seconds the state is due; null: it waits for an answer or for nobody. */
export function waitOf(state: RegistrationState): number | null {
  if (state.at === 'waiting') return state.delayS;
  return state.at === 'registered' ? Math.max(state.grantedS * REFRESH_AT, SHORTEST_REFRESH_S) : null;
}

/** A longer time is asked for at once, but only if it is longer: a far side that is never content is a failure. */
function afterTooBrief(
  state: Extract<RegistrationState, { at: 'trying' }>,
  leastS: number,
  terms: RegistrationTerms,
): RegistrationState {
  if (leastS <= state.wantedS || leastS > LONGEST_MINIMUM_S || state.wantedS !== terms.expireSeconds) {
    return afterFailure({ ...state, wantedS: terms.expireSeconds }, { kind: 'failed', retryAfterS: 0 }, terms);
  }
  return { ...state, wantedS: leastS };
}

/** Contract 30 §2.2: after `retry_seconds`, doubled each time up to ten minutes; refused credentials wait those at once. */
function afterFailure(
  state: Extract<RegistrationState, { at: 'trying' }>,
  { kind, retryAfterS }: RegistrationFailure,
  { retrySeconds }: RegistrationTerms,
): RegistrationState {
  const { wantedS, earlier, failures } = state;
  const base = Math.max(retrySeconds, 1);
  const doubled = Math.min(base * 2 ** Math.min(failures, 16), Math.max(LONGEST_RETRY_S, base));
  const ours = kind === 'refused' ? Math.max(LONGEST_RETRY_S, base) : doubled;
  const delayS = Math.max(ours, Math.min(retryAfterS, LONGEST_WISH_S));
  return { at: 'waiting', wantedS, failures: failures + 1, kind, delayS, earlier };
}

function afterWait(state: RegistrationState): RegistrationState {
  if (state.at === 'registered') return { at: 'trying', wantedS: state.wantedS, failures: 0, earlier: 'holds' };
  if (state.at !== 'waiting') return state;
  return { at: 'trying', wantedS: state.wantedS, failures: state.failures, earlier: state.earlier };
}

/** What may be registered is taken back; what never was needs no word. A REGISTER that is out may yet be granted. */
function afterStop(state: RegistrationState): RegistrationState {
  if (state.at === 'registered' || state.at === 'trying') return { at: 'leaving' };
  if (state.at === 'waiting')
    return state.earlier === 'holds' || state.kind === 'timeout' ? { at: 'leaving' } : { at: 'off' };
  return state;
}
