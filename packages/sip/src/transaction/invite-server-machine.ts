import type { MachineContext, Step } from './step.ts';
import type { TimerSettings } from './timer-settings.ts';

/** INVITE server transaction: RFC 3261 figure 7 with the Accepted state of RFC 6026. */
export type InviteServerState =
  /** Nothing has been answered yet. */
  | { readonly name: 'received' }
  | { readonly name: 'proceeding' }
  | { readonly name: 'completed'; readonly interval: number }
  | { readonly name: 'confirmed' }
  | { readonly name: 'accepted' }
  | { readonly name: 'terminated' };

export type InviteServerTimer = 'trying' | 'G' | 'H' | 'I' | 'L';

export type InviteServerEvent =
  /** The INVITE came again. */
  | { readonly kind: 'request' }
  | { readonly kind: 'ack' }
  | { readonly kind: 'respond'; readonly status: number }
  | { readonly kind: 'timer'; readonly timer: InviteServerTimer }
  | { readonly kind: 'transport-error' };

type Result = Step<InviteServerState, InviteServerTimer>;
type Context = MachineContext<TimerSettings>;

const terminated: InviteServerState = { name: 'terminated' };
/** A 2xx is repeated by the user of the transaction, not by the transaction (RFC 6026 §7.1). */
const sentOnce = [{ do: 'send' }, { do: 'release' }] as const;

export function startInviteServer({ timers }: Context): Result {
  if (timers.tryingDelay === 0) return { state: { name: 'proceeding' }, effects: [{ do: 'trying' }] };
  return { state: { name: 'received' }, effects: [{ do: 'start', timer: 'trying', ms: timers.tryingDelay }] };
}

function onRespond(state: InviteServerState, status: number, { timers, reliable }: Context): Result {
  if (state.name === 'accepted') return { state, effects: status < 300 && status >= 200 ? sentOnce : [] };
  if (state.name !== 'received' && state.name !== 'proceeding') return { state, effects: [] };
  const sent = [{ do: 'stop', timer: 'trying' }, { do: 'send' }] as const;
  if (status < 200) return { state: { name: 'proceeding' }, effects: sent };
  if (status < 300) {
    const timer = { do: 'start', timer: 'L', ms: 64 * timers.t1 } as const;
    return { state: { name: 'accepted' }, effects: [{ do: 'stop', timer: 'trying' }, ...sentOnce, timer] };
  }
  return {
    state: { name: 'completed', interval: timers.t1 },
    effects: [
      ...sent,
      ...(reliable ? [] : [{ do: 'start', timer: 'G', ms: timers.t1 } as const]),
      { do: 'start', timer: 'H', ms: 64 * timers.t1 },
    ],
  };
}

function onAck(state: InviteServerState, { timers, reliable }: Context): Result {
  if (state.name === 'accepted') return { state, effects: [{ do: 'deliver' }] };
  if (state.name !== 'completed') return { state, effects: [] };
  const stopped = [{ do: 'stop', timer: 'G' }, { do: 'stop', timer: 'H' }, { do: 'deliver' }] as const;
  if (reliable) return { state: terminated, effects: stopped };
  return { state: { name: 'confirmed' }, effects: [...stopped, { do: 'start', timer: 'I', ms: timers.t4 }] };
}

function onTimer(state: InviteServerState, timer: InviteServerTimer, { timers }: Context): Result {
  if (timer === 'trying') {
    return state.name === 'received'
      ? { state: { name: 'proceeding' }, effects: [{ do: 'trying' }] }
      : { state, effects: [] };
  }
  if (timer === 'G') {
    if (state.name !== 'completed') return { state, effects: [] };
    const interval = Math.min(2 * state.interval, timers.t2);
    return {
      state: { name: 'completed', interval },
      effects: [{ do: 'send' }, { do: 'start', timer: 'G', ms: interval }],
    };
  }
  return { state: terminated, effects: timer === 'H' ? [{ do: 'report', failure: 'timeout' }] : [] };
}

/** What follows from an event in a state. */
export function inviteServerTransition(state: InviteServerState, event: InviteServerEvent, context: Context): Result {
  if (state.name === 'terminated') return { state, effects: [] };
  switch (event.kind) {
    case 'request':
      return { state, effects: state.name === 'proceeding' || state.name === 'completed' ? [{ do: 'send' }] : [] };
    case 'ack':
      return onAck(state, context);
    case 'respond':
      return onRespond(state, event.status, context);
    case 'timer':
      return onTimer(state, event.timer, context);
    case 'transport-error':
      // RFC 6026 §7.1: the machine stays, another attempt may get through; the user is told.
      return { state, effects: [{ do: 'report', failure: 'transport' }] };
  }
}
