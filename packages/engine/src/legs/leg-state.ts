import type { HangupCause } from '@strowger/callplan';
import type { CallState, HangupDisposition } from '@strowger/switch';

/** How a leg came to its end: what its record says (contract 40 A13). */
export interface Ending {
  readonly cause: HangupCause;
  readonly disposition: HangupDisposition;
  /** Free text of the Reason header where we say goodbye. */
  readonly text?: string;
}

/** Where a leg stands. `early` is ringing with the other side's audio (183). */
export type LegState =
  | { readonly at: 'trying' }
  | { readonly at: 'ringing'; readonly since: number }
  | { readonly at: 'early'; readonly since: number }
  | { readonly at: 'answered'; readonly since: number; readonly held: boolean }
  | { readonly at: 'ended'; readonly since: number; readonly ending: Ending };

export type LegEvent =
  | { readonly type: 'rings' }
  | { readonly type: 'progresses' }
  | { readonly type: 'answers' }
  | { readonly type: 'holds' }
  | { readonly type: 'resumes' }
  | { readonly type: 'ends'; readonly ending: Ending };

/** The state after `event`; the same object when the event changes nothing or comes too late. */
export function nextLegState(state: LegState, event: LegEvent, now: number): LegState {
  if (state.at === 'ended') return state;
  if (event.type === 'ends') return { at: 'ended', since: now, ending: event.ending };
  if (state.at === 'answered') return afterAnswer(state, event);
  if (event.type === 'answers') return { at: 'answered', since: now, held: false };
  if (event.type === 'rings' && state.at === 'trying') return { at: 'ringing', since: now };
  if (event.type === 'progresses' && state.at !== 'early') return { at: 'early', since: now };
  return state;
}

function afterAnswer(state: Extract<LegState, { at: 'answered' }>, event: LegEvent): LegState {
  if (event.type === 'holds' && !state.held) return { ...state, held: true };
  if (event.type === 'resumes' && state.held) return { ...state, held: false };
  return state;
}

/** The word the realtime view has for it (contract 20 §13.1). */
export function callStateOf(state: LegState): CallState {
  switch (state.at) {
    case 'trying':
      return 'DIALING';
    case 'ringing':
      return 'RINGING';
    case 'early':
      return 'EARLY';
    case 'answered':
      return state.held ? 'HELD' : 'ACTIVE';
    case 'ended':
      return 'HANGUP';
  }
}
