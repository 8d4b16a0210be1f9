import type { MachineContext, Step } from './step.ts';
import type { TimerSettings } from './timer-settings.ts';

/** Non-INVITE client transaction: RFC 3261 figure 6. */
export type NonInviteClientState =
  | { readonly name: 'trying'; readonly interval: number }
  | { readonly name: 'proceeding' }
  | { readonly name: 'completed' }
  | { readonly name: 'terminated' };

export type NonInviteClientTimer = 'E' | 'F' | 'K';

export type NonInviteClientEvent =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'timer'; readonly timer: NonInviteClientTimer }
  | { readonly kind: 'transport-error' };

type Result = Step<NonInviteClientState, NonInviteClientTimer>;
type Context = MachineContext<TimerSettings>;

const terminated: NonInviteClientState = { name: 'terminated' };

export function startNonInviteClient({ timers, reliable }: Context): Result {
  return {
    state: { name: 'trying', interval: timers.t1 },
    effects: [
      { do: 'send' },
      ...(reliable ? [] : [{ do: 'start', timer: 'E', ms: timers.t1 } as const]),
      { do: 'start', timer: 'F', ms: 64 * timers.t1 },
    ],
  };
}

function onResponse(state: NonInviteClientState, status: number, { timers, reliable }: Context): Result {
  if (state.name === 'completed') return { state, effects: [] };
  if (status < 200) return { state: { name: 'proceeding' }, effects: [{ do: 'deliver' }] };
  const delivered = [{ do: 'stop', timer: 'E' }, { do: 'stop', timer: 'F' }, { do: 'deliver' }] as const;
  if (reliable) return { state: terminated, effects: delivered };
  return { state: { name: 'completed' }, effects: [...delivered, { do: 'start', timer: 'K', ms: timers.t4 }] };
}

function onRetransmit(state: NonInviteClientState, { timers }: Context): Result {
  if (state.name === 'trying') {
    const interval = Math.min(2 * state.interval, timers.t2);
    return {
      state: { name: 'trying', interval },
      effects: [{ do: 'send' }, { do: 'start', timer: 'E', ms: interval }],
    };
  }
  if (state.name !== 'proceeding') return { state, effects: [] };
  return { state, effects: [{ do: 'send' }, { do: 'start', timer: 'E', ms: timers.t2 }] };
}

/** What follows from an event in a state. */
export function nonInviteClientTransition(
  state: NonInviteClientState,
  event: NonInviteClientEvent,
  context: Context,
): Result {
  if (state.name === 'terminated') return { state, effects: [] };
  switch (event.kind) {
    case 'response':
      return onResponse(state, event.status, context);
    case 'timer':
      if (event.timer === 'E') return onRetransmit(state, context);
      if (event.timer === 'K') return { state: terminated, effects: [] };
      return { state: terminated, effects: [{ do: 'report', failure: 'timeout' }] };
    case 'transport-error':
      if (state.name === 'completed') return { state, effects: [] };
      return { state: terminated, effects: [{ do: 'report', failure: 'transport' }] };
  }
}
