import type { Channel } from './live-state.ts';

/** A call: the leg that began it, the leg it is connected with, and those that ring for it. */
export interface LiveCall {
  readonly caller: Channel;
  readonly callee: Channel | null;
  readonly ringing: readonly Channel[];
}

const UNANSWERED: readonly string[] = ['DIALING', 'RINGING', 'EARLY', 'RING_WAIT'];

/** Whether nobody has answered the leg yet. */
export function isUnanswered({ callstate }: Channel): boolean {
  return UNANSWERED.includes(callstate);
}

/**
 * Puts legs together to calls, newest first. The returned function remembers the calls of its last answer: a call whose
 * legs are the same objects is the same object.
 */
export function callGrouping(): (channels: readonly Channel[]) => readonly LiveCall[] {
  let known = new Map<string, LiveCall>();
  return (channels) => {
    const calls = group(channels).map((call) => {
      const before = known.get(call.caller.uuid);
      return before !== undefined && isSame(before, call) ? before : call;
    });
    known = new Map(calls.map((call) => [call.caller.uuid, call]));
    return calls;
  };
}

function group(channels: readonly Channel[]): LiveCall[] {
  const byUuid = new Map(channels.map((channel) => [channel.uuid, channel]));
  const callers = callersByNumber(channels);
  const ringing = new Map<string, Channel[]>();
  const heads: Channel[] = [];
  for (const channel of channels) {
    const caller = callerOfRinging(channel, callers);
    if (caller !== undefined) ringing.set(caller.uuid, [...(ringing.get(caller.uuid) ?? []), channel]);
    else if (!isCalleeOf(channel, byUuid)) heads.push(channel);
  }
  return heads
    .map((caller) => ({
      caller,
      callee: byUuid.get(caller.bridge_uuid ?? '') ?? null,
      ringing: ringing.get(caller.uuid) ?? [],
    }))
    .sort((a, b) => b.caller.created_epoch - a.caller.created_epoch || (a.caller.uuid < b.caller.uuid ? -1 : 1));
}

/** A leg that was placed for a caller runs nothing itself; the caller's leg does, and has the same number. */
function callersByNumber(channels: readonly Channel[]): ReadonlyMap<string, Channel> {
  const running = channels.filter(({ application, bridge_uuid }) => application !== '' && bridge_uuid === null);
  return new Map(running.map((channel) => [numberKey(channel), channel]));
}

function callerOfRinging(channel: Channel, callers: ReadonlyMap<string, Channel>): Channel | undefined {
  if (channel.bridge_uuid !== null || channel.application !== '' || !isUnanswered(channel)) return undefined;
  return callers.get(numberKey(channel));
}

const numberKey = ({ tenant_id, cid_num }: Channel) => `${tenant_id} ${cid_num}`;

/** Of two connected legs the one that began later was called. */
function isCalleeOf(channel: Channel, byUuid: ReadonlyMap<string, Channel>): boolean {
  const peer = byUuid.get(channel.bridge_uuid ?? '');
  return peer !== undefined && peer.bridge_uuid === channel.uuid && begins(peer) < begins(channel);
}

/** Later legs compare greater; in the same second the caller's own leg comes first. */
function begins(channel: Channel): string {
  const called = channel.extension !== '' && channel.extension === channel.cid_num ? 0 : 1;
  const bare = channel.application === '' ? 1 : 0;
  return `${String(channel.created_epoch).padStart(12, '0')} ${bare} ${called} ${channel.uuid}`;
}

function isSame(a: LiveCall, b: LiveCall): boolean {
  return (
    a.caller === b.caller &&
    a.callee === b.callee &&
    a.ringing.length === b.ringing.length &&
    a.ringing.every((leg, index) => leg === b.ringing[index])
  );
}

/** Whom the call is with: who has answered, else who rings, else what was dialled. */
export function otherParty({ caller, callee, ringing }: LiveCall): string {
  if (callee !== null) return callee.extension || callee.dest || caller.dest;
  const numbers = new Set(ringing.map((leg) => leg.extension || leg.dest));
  numbers.delete('');
  return numbers.size === 0 || numbers.size > 3 ? caller.dest : [...numbers].join(', ');
}

/** The leg that has put the call on hold, if one has. */
export function heldLeg({ caller, callee }: LiveCall): Channel | null {
  return [caller, callee].find((leg) => leg?.callstate === 'HELD') ?? null;
}

/** Whether a call has the words of a search in a name or a number. */
export function callHas(call: LiveCall, search: string): boolean {
  const legs = [call.caller, ...(call.callee === null ? [] : [call.callee]), ...call.ringing];
  return legs.some((leg) => hasWords([leg.cid_name, leg.cid_num, leg.dest, leg.extension], search));
}

/** Whether one of the texts contains what is looked for, in upper or lower case. */
export function hasWords(texts: readonly string[], search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
