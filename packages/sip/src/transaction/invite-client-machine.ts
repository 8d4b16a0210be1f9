import type { MachineContext, Step } from './step.ts';
import type { TimerSettings } from './timer-settings.ts';

/** INVITE client transaction: RFC 3261 figure 5 with the Accepted state of RFC 6026 and the rules of §9.1 on CANCEL. */
export type InviteClientState =
  | { readonly name: 'calling'; readonly interval: number }
  /** CANCEL is wanted, but may not be sent before a provisional response. */
  | { readonly name: 'calling-cancelled'; readonly interval: number }
  | { readonly name: 'proceeding' }
  /** CANCEL has been sent. */
  | { readonly name: 'cancelling' }
  | { readonly name: 'completed' }
  | { readonly name: 'accepted' }
  | { readonly name: 'terminated' };

export type InviteClientTimer = 'A' | 'B' | 'D' | 'M' | 'cancel';

export type InviteClientEvent =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'timer'; readonly timer: InviteClientTimer }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'transport-error' };

type Result = Step<InviteClientState, InviteClientTimer>;
type Context = MachineContext<TimerSettings>;

const terminated: InviteClientState = { name: 'terminated' };

export function startInviteClient({ timers, reliable }: Context): Result {
  return {
    state: { name: 'calling', interval: timers.t1 },
    effects: [
      { do: 'send' },
      ...(reliable ? [] : [{ do: 'start', timer: 'A', ms: timers.t1 } as const]),
      { do: 'start', timer: 'B', ms: timers.inviteTimeout },
    ],
  };
}

function onFinal(status: number, { timers, reliable }: Context): Result {
  const stopped = (['A', 'B', 'cancel'] as const).map((timer) => ({ do: 'stop', timer }) as const);
  if (status < 300) {
    const timer = { do: 'start', timer: 'M', ms: 64 * timers.t1 } as const;
    return { state: { name: 'accepted' }, effects: [...stopped, { do: 'release' }, { do: 'deliver' }, timer] };
  }
  const answered = [...stopped, { do: 'release' }, { do: 'ack' }, { do: 'deliver' }] as const;
  if (reliable) return { state: terminated, effects: answered };
  return { state: { name: 'completed' }, effects: [...answered, { do: 'start', timer: 'D', ms: timers.timerD }] };
}

function onProvisional(state: InviteClientState, { timers }: Context): Result {
  const stopped = [
    { do: 'stop', timer: 'A' },
    { do: 'stop', timer: 'B' },
  ] as const;
  if (state.name === 'calling') return { state: { name: 'proceeding' }, effects: [...stopped, { do: 'deliver' }] };
  if (state.name !== 'calling-cancelled') return { state, effects: [{ do: 'deliver' }] };
  const cancelled = [{ do: 'cancel' }, { do: 'start', timer: 'cancel', ms: 64 * timers.t1 }] as const;
  return { state: { name: 'cancelling' }, effects: [...stopped, { do: 'deliver' }, ...cancelled] };
}

function onResponse(state: InviteClientState, status: number, context: Context): Result {
  switch (state.name) {
    case 'terminated':
      return { state, effects: [] };
    case 'completed':
      return { state, effects: status >= 300 ? [{ do: 'ack' }] : [] };
    case 'accepted':
      return { state, effects: status >= 200 && status < 300 ? [{ do: 'deliver' }] : [] };
    default:
      return status < 200 ? onProvisional(state, context) : onFinal(status, context);
  }
}

function onTimer(state: InviteClientState, timer: InviteClientTimer): Result {
  switch (timer) {
    case 'A': {
      if (state.name !== 'calling' && state.name !== 'calling-cancelled') return { state, effects: [] };
      const interval = 2 * state.interval;
      return { state: { ...state, interval }, effects: [{ do: 'send' }, { do: 'start', timer: 'A', ms: interval }] };
    }
    case 'B':
    case 'cancel':
      return { state: terminated, effects: [{ do: 'report', failure: 'timeout' }] };
    default:
      return { state: terminated, effects: [] };
  }
}

function onCancel(state: InviteClientState, { timers }: Context): Result {
  if (state.name === 'calling') return { state: { ...state, name: 'calling-cancelled' }, effects: [] };
  if (state.name !== 'proceeding') return { state, effects: [] };
  const effects = [{ do: 'cancel' }, { do: 'start', timer: 'cancel', ms: 64 * timers.t1 }] as const;
  return { state: { name: 'cancelling' }, effects };
}

/** What follows from an event in a state. */
export function inviteClientTransition(state: InviteClientState, event: InviteClientEvent, context: Context): Result {
  if (state.name === 'terminated') return { state, effects: [] };
  switch (event.kind) {
    case 'response':
      return onResponse(state, event.status, context);
    case 'timer':
      return onTimer(state, event.timer);
    case 'cancel':
      return onCancel(state, context);
    case 'transport-error':
      if (state.name === 'accepted') return { state, effects: [] };
      return { state: terminated, effects: [{ do: 'report', failure: 'transport' }] };
  }
}
