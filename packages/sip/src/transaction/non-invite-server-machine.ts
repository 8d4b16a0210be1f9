import type { MachineContext, Step } from './step.ts';
import type { TimerSettings } from './timer-settings.ts';

/**
 * Non-INVITE server transaction: RFC 3261 figure 8; a request that stays unanswered ends by itself. The answer of the
 * Completed state outlives the transaction: see AnsweredRequests.
 */
export type NonInviteServerState =
  | { readonly name: 'trying' }
  | { readonly name: 'proceeding' }
  | { readonly name: 'terminated' };

export type NonInviteServerTimer = 'unanswered';

export type NonInviteServerEvent =
  | { readonly kind: 'request' }
  | { readonly kind: 'respond'; readonly status: number }
  | { readonly kind: 'timer'; readonly timer: NonInviteServerTimer }
  | { readonly kind: 'transport-error' };

type Result = Step<NonInviteServerState, NonInviteServerTimer>;
type Context = MachineContext<TimerSettings>;

const terminated: NonInviteServerState = { name: 'terminated' };

/** After 64*T1 the client has given up: an answer would be of no use (RFC 4320 §4.2). */
export function startNonInviteServer({ timers }: Context): Result {
  return { state: { name: 'trying' }, effects: [{ do: 'start', timer: 'unanswered', ms: 64 * timers.t1 }] };
}

function onRespond(status: number, { reliable }: Context): Result {
  if (status < 200) return { state: { name: 'proceeding' }, effects: [{ do: 'send' }] };
  const sent = [{ do: 'stop', timer: 'unanswered' }, { do: 'send' }] as const;
  return { state: terminated, effects: reliable ? sent : [...sent, { do: 'keep' }] };
}

/** What follows from an event in a state. */
export function nonInviteServerTransition(
  state: NonInviteServerState,
  event: NonInviteServerEvent,
  context: Context,
): Result {
  if (state.name === 'terminated') return { state, effects: [] };
  switch (event.kind) {
    case 'request':
      return { state, effects: state.name === 'trying' ? [] : [{ do: 'send' }] };
    case 'respond':
      return onRespond(event.status, context);
    case 'timer':
      return { state: terminated, effects: [{ do: 'report', failure: 'timeout' }] };
    case 'transport-error':
      return { state: terminated, effects: [{ do: 'report', failure: 'transport' }] };
  }
}
