import {
  type Call,
  type CallEffect,
  type CallEvent,
  type Calls,
  type Ending,
  hasTheEar,
  isOver,
  isSettingUp,
  isUp,
} from './call-state.ts';

export interface Step {
  readonly calls: Calls;
  readonly effects: readonly CallEffect[];
}

/** More at once are refused as busy. */
export const MAX_CALLS = 6;

/**
 * The next state of the phone. Events that do not fit (a key pressed twice, a late message of the network) change
 * nothing. At most one call has the ear: giving it to another puts the one that had it on hold.
 */
export function transition(calls: Calls, event: CallEvent): Step {
  if (event.type === 'dial') return dial(calls, event);
  if (event.type === 'incoming') return incoming(calls, event);
  const call = calls.find(({ id }) => id === event.id);
  return call === undefined ? unchanged(calls) : ofCall(calls, call, event);
}

type Known = Exclude<CallEvent, { type: 'dial' | 'incoming' }>;

function ofCall(calls: Calls, call: Call, event: Known): Step {
  if (event.type === 'forget') {
    return isOver(call) ? { calls: calls.filter((other) => other !== call), effects: [] } : unchanged(calls);
  }
  if (isOver(call)) return unchanged(calls);
  switch (event.type) {
    case 'answer':
      return answer(calls, call);
    case 'hang_up':
      return hangUp(calls, call);
    case 'hold':
      return hold(calls, call);
    case 'resume':
      return resume(calls, call);
    case 'mute':
      return mute(calls, call, event.muted);
    case 'press':
      return press(calls, call, event.digits);
    case 'transfer':
      return transfer(calls, call, event.to);
    case 'join':
      return join(calls, call, event.with);
    default:
      return told(calls, call, event);
  }
}

type Told = Extract<
  Known,
  {
    type:
      | 'rings_there'
      | 'established'
      | 'held_there'
      | 'path'
      | 'peer_changed'
      | 'transfer_done'
      | 'transfer_failed'
      | 'ended';
  }
>;

/** What the network tells of a call that has not ended. */
function told(calls: Calls, call: Call, event: Told): Step {
  switch (event.type) {
    case 'rings_there':
      return call.phase.at === 'dialling' || call.phase.at === 'ringing_there'
        ? become(calls, call, { phase: { at: 'ringing_there', withSound: event.withSound } })
        : unchanged(calls);
    case 'established':
      return isSettingUp(call) ? become(calls, call, { phase: { at: 'talking', since: event.now } }) : unchanged(calls);
    case 'held_there':
      return isUp(call) ? become(calls, call, { heldThere: event.held }) : unchanged(calls);
    case 'path':
      return isUp(call) ? become(calls, call, { pathLost: event.lost }) : unchanged(calls);
    case 'peer_changed':
      return become(calls, call, { peer: event.peer });
    case 'transfer_done':
      return transferDone(calls, call);
    case 'transfer_failed':
      return transferFailed(calls, call);
    case 'ended':
      return become(calls, call, { phase: { at: 'ended', why: endingOf(calls, call, event.why) } });
  }
}

function dial(calls: Calls, { id, peer, consultFor }: Extract<CallEvent, { type: 'dial' }>): Step {
  const known = calls.some((call) => call.id === id);
  if (known || isFull(calls) || calls.some(isSettingUp)) return unchanged(calls);
  const room = makeRoom(calls);
  const call: Call = {
    ...fresh(id, peer),
    direction: 'out',
    phase: { at: 'dialling' },
    consultFor: calls.some((other) => other.id === consultFor && isUp(other)) ? consultFor : null,
  };
  return { calls: [...room.calls, call], effects: [...room.effects, { do: 'invite', id, number: peer.number }] };
}

function incoming(calls: Calls, { id, peer }: Extract<CallEvent, { type: 'incoming' }>): Step {
  if (calls.some((call) => call.id === id)) return unchanged(calls);
  if (isFull(calls)) return { calls, effects: [{ do: 'refuse', id }] };
  const call: Call = { ...fresh(id, peer), direction: 'in', phase: { at: 'ringing' } };
  return { calls: [...calls, call], effects: [] };
}

function fresh(id: string, peer: Call['peer']): Omit<Call, 'direction' | 'phase'> {
  return {
    id,
    peer,
    muted: false,
    heldThere: false,
    pathLost: false,
    consultFor: null,
    transferFailed: false,
    digits: '',
  };
}

/** An own attempt that nobody has taken yet gives way to a call that is answered. */
function answer(calls: Calls, call: Call): Step {
  if (call.phase.at !== 'ringing' || calls.some(({ phase }) => phase.at === 'answering')) return unchanged(calls);
  const attempts = calls.filter(isSettingUp);
  const given = calls.map((other): Call => (attempts.includes(other) ? ended(other, 'cancelled') : other));
  const room = makeRoom(given);
  const answered = become(room.calls, call, { phase: { at: 'answering' } });
  return {
    calls: answered.calls,
    effects: [
      ...attempts.map(({ id }) => ({ do: 'end', id }) as const),
      ...room.effects,
      { do: 'answer', id: call.id },
    ],
  };
}

function hangUp(calls: Calls, call: Call): Step {
  const why = call.phase.at === 'ringing' ? 'rejected' : isUp(call) ? 'hung_up' : 'cancelled';
  return become(calls, call, { phase: { at: 'ended', why } }, [{ do: 'end', id: call.id }]);
}

function hold(calls: Calls, call: Call): Step {
  if (call.phase.at !== 'talking') return unchanged(calls);
  return become(calls, call, { phase: { at: 'held', since: call.phase.since } }, [{ do: 'hold', id: call.id }]);
}

function resume(calls: Calls, call: Call): Step {
  if (call.phase.at !== 'held' || calls.some(isSettingUp)) return unchanged(calls);
  const room = makeRoom(calls);
  const resumed = become(room.calls, call, { phase: { at: 'talking', since: call.phase.since } });
  return { calls: resumed.calls, effects: [...room.effects, { do: 'resume', id: call.id }] };
}

function mute(calls: Calls, call: Call, muted: boolean): Step {
  if (!isUp(call) || call.muted === muted) return unchanged(calls);
  return become(calls, call, { muted }, [{ do: 'mute', id: call.id, muted }]);
}

function press(calls: Calls, call: Call, digits: string): Step {
  if (call.phase.at !== 'talking' || digits === '') return unchanged(calls);
  return become(calls, call, { digits: call.digits + digits }, [{ do: 'press', id: call.id, digits }]);
}

function transfer(calls: Calls, call: Call, to: string): Step {
  const { phase } = call;
  if ((phase.at !== 'talking' && phase.at !== 'held') || to === '') return unchanged(calls);
  const handed = { at: 'transferring', since: phase.since, held: phase.at === 'held', with: null } as const;
  return become(calls, call, { phase: handed, transferFailed: false }, [{ do: 'refer', id: call.id, to }]);
}

function join(calls: Calls, call: Call, withId: string): Step {
  const other = calls.find(({ id }) => id === withId);
  if (call.phase.at !== 'held' || other?.phase.at !== 'talking') return unchanged(calls);
  const handed = { at: 'transferring', since: call.phase.since, held: true, with: withId } as const;
  const effect: CallEffect = { do: 'refer_to_call', id: call.id, with: withId };
  return become(calls, call, { phase: handed, transferFailed: false }, [effect]);
}

/** Both legs of an attended transfer have served. */
function transferDone(calls: Calls, call: Call): Step {
  if (call.phase.at !== 'transferring') return unchanged(calls);
  const partner = call.phase.with;
  const served = calls.filter((other) => other === call || (other.id === partner && !isOver(other)));
  return {
    calls: calls.map((other) => (served.includes(other) ? ended(other, 'transferred') : other)),
    effects: served.map(({ id }) => ({ do: 'end', id }) as const),
  };
}

function transferFailed(calls: Calls, call: Call): Step {
  if (call.phase.at !== 'transferring') return unchanged(calls);
  const { since, held } = call.phase;
  return become(calls, call, { phase: { at: held ? 'held' : 'talking', since }, transferFailed: true });
}

/** A call that the other side ends while it is handed over, or takes part in that, was transferred. */
function endingOf(calls: Calls, call: Call, why: Ending): Ending {
  const isHanded = call.phase.at === 'transferring';
  const takesPart = calls.some(({ phase }) => phase.at === 'transferring' && phase.with === call.id);
  return (isHanded || takesPart) && why === 'hung_up_there' ? 'transferred' : why;
}

/** Puts whoever has the ear and can wait on hold. */
function makeRoom(calls: Calls): Step {
  const effects: CallEffect[] = [];
  const roomy = calls.map((call): Call => {
    const { phase } = call;
    if (!hasTheEar(call) || (phase.at !== 'talking' && phase.at !== 'transferring')) return call;
    effects.push({ do: 'hold', id: call.id });
    if (phase.at === 'talking') return { ...call, phase: { at: 'held', since: phase.since } };
    return { ...call, phase: { ...phase, held: true } };
  });
  return { calls: roomy, effects };
}

function ended(call: Call, why: 'cancelled' | 'transferred'): Call {
  return { ...call, phase: { at: 'ended', why } };
}

function isFull(calls: Calls): boolean {
  return calls.filter((call) => !isOver(call)).length >= MAX_CALLS;
}

function become(
  calls: Calls,
  call: Pick<Call, 'id'>,
  change: Partial<Omit<Call, 'id'>>,
  effects: readonly CallEffect[] = [],
): Step {
  return { calls: calls.map((other) => (other.id === call.id ? { ...other, ...change } : other)), effects };
}

function unchanged(calls: Calls): Step {
  return { calls, effects: [] };
}
