import type { Tone } from '../../kit/status-badge.tsx';

/** How far a fax has come, as people tell it apart. */
export type FaxState = 'waiting' | 'sending' | 'done' | 'failed' | 'barred' | 'unroutable' | 'unusable';

const STATES: Readonly<Record<string, FaxState>> = {
  pending: 'waiting',
  pending_retry: 'waiting',
  initializing: 'sending',
  processing: 'sending',
  done: 'sending',
  completed: 'done',
  failed: 'failed',
  'failed(dnc)': 'barred',
  no_provider: 'unroutable',
  invalid: 'unusable',
};

/** The vocabulary of contract 30 §18.4 in a few words; what it does not name has failed. */
export function faxStateOf(status: string): FaxState {
  return Object.hasOwn(STATES, status) ? (STATES[status] ?? 'failed') : 'failed';
}

const TONES: Readonly<Record<FaxState, Tone>> = {
  waiting: 'neutral',
  sending: 'busy',
  done: 'good',
  failed: 'bad',
  barred: 'warning',
  unroutable: 'bad',
  unusable: 'bad',
};

export function toneOf(state: FaxState): Tone {
  return TONES[state];
}

/** Whether it may be sent again from here. */
export function maySendAgain(status: string): boolean {
  return ['pending', 'pending_retry', 'failed', 'failed(dnc)', 'no_provider'].includes(status);
}
