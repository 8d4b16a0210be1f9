import { describe, expect, it } from 'vitest';
import {
  type InviteServerEvent,
  type InviteServerState,
  inviteServerTransition,
  startInviteServer,
} from './invite-server-machine.ts';
import {
  type NonInviteClientEvent,
  type NonInviteClientState,
  nonInviteClientTransition,
  startNonInviteClient,
} from './non-invite-client-machine.ts';
import {
  type NonInviteServerEvent,
  type NonInviteServerState,
  nonInviteServerTransition,
} from './non-invite-server-machine.ts';
import type { Step } from './step.ts';
import { timerSettings } from './timer-settings.ts';

const udp = { timers: timerSettings(), reliable: false };
const tcp = { timers: timerSettings(), reliable: true };

function short(step: Step<{ readonly name: string }, string>): string {
  const effects = step.effects.flatMap((effect) => {
    if (effect.do === 'stop') return [];
    if (effect.do === 'start') return [`${effect.timer}=${effect.ms}`];
    return [effect.do === 'report' ? effect.failure : effect.do];
  });
  return [step.state.name, ...effects].join(' ');
}

describe('non-INVITE client transaction (RFC 3261 §17.1.2)', () => {
  const trying: NonInviteClientState = { name: 'trying', interval: 500 };

  it('repeats with doubled intervals up to T2', () => {
    let state: NonInviteClientState = startNonInviteClient(udp).state;
    const intervals = [1, 2, 3, 4, 5].map(() => {
      const next = nonInviteClientTransition(state, { kind: 'timer', timer: 'E' }, udp);
      state = next.state;
      return next.effects.find((effect) => effect.do === 'start')?.ms;
    });
    expect(intervals).toEqual([1000, 2000, 4000, 4000, 4000]);
  });

  it.each<[string, NonInviteClientState, NonInviteClientEvent, typeof udp, string]>([
    [
      'goes on repeating every T2 after a 1xx',
      { name: 'proceeding' },
      { kind: 'timer', timer: 'E' },
      udp,
      'proceeding send E=4000',
    ],
    ['passes on a 1xx', trying, { kind: 'response', status: 100 }, udp, 'proceeding deliver'],
    ['times out with F', { name: 'proceeding' }, { kind: 'timer', timer: 'F' }, udp, 'terminated timeout'],
    ['completes with K', trying, { kind: 'response', status: 200 }, udp, 'completed deliver K=5000'],
    ['ends at once on reliable transports', trying, { kind: 'response', status: 404 }, tcp, 'terminated deliver'],
    ['drops repeated responses', { name: 'completed' }, { kind: 'response', status: 200 }, udp, 'completed'],
    ['ends with K', { name: 'completed' }, { kind: 'timer', timer: 'K' }, udp, 'terminated'],
    ['tells a transport error', trying, { kind: 'transport-error' }, udp, 'terminated transport'],
    ['ignores a late E', { name: 'completed' }, { kind: 'timer', timer: 'E' }, udp, 'completed'],
  ])('%s', (_, state, event, context, expected) => {
    expect(short(nonInviteClientTransition(state, event, context))).toBe(expected);
  });
});

describe('INVITE server transaction (RFC 3261 §17.2.1, RFC 6026)', () => {
  const completed: InviteServerState = { name: 'completed', interval: 500 };

  it('sends 100 after 200 ms, or at once when so set', () => {
    expect(short(startInviteServer(udp))).toBe('received trying=200');
    expect(short(startInviteServer({ ...udp, timers: timerSettings({ tryingDelay: 0 }) }))).toBe('proceeding trying');
  });

  it.each<[string, InviteServerState, InviteServerEvent, typeof udp, string]>([
    ['sends the late 100', { name: 'received' }, { kind: 'timer', timer: 'trying' }, udp, 'proceeding trying'],
    [
      'absorbs a repeated INVITE while there is nothing to repeat',
      { name: 'received' },
      { kind: 'request' },
      udp,
      'received',
    ],
    ['repeats the last provisional response', { name: 'proceeding' }, { kind: 'request' }, udp, 'proceeding send'],
    ['repeats the refusal', completed, { kind: 'request' }, udp, 'completed send'],
    ['absorbs a repeated INVITE after the ACK', { name: 'confirmed' }, { kind: 'request' }, udp, 'confirmed'],
    ['absorbs a repeated INVITE after a 2xx', { name: 'accepted' }, { kind: 'request' }, udp, 'accepted'],
    ['sends provisional responses', { name: 'received' }, { kind: 'respond', status: 180 }, udp, 'proceeding send'],
    [
      'sends a refusal until it is acknowledged',
      { name: 'proceeding' },
      { kind: 'respond', status: 486 },
      udp,
      'completed send G=500 H=32000',
    ],
    [
      'sends a refusal once on reliable transports',
      { name: 'proceeding' },
      { kind: 'respond', status: 486 },
      tcp,
      'completed send H=32000',
    ],
    ['doubles G', completed, { kind: 'timer', timer: 'G' }, udp, 'completed send G=1000'],
    [
      'bounds G by T2',
      { name: 'completed', interval: 4000 },
      { kind: 'timer', timer: 'G' },
      udp,
      'completed send G=4000',
    ],
    ['tells that no ACK came', completed, { kind: 'timer', timer: 'H' }, udp, 'terminated timeout'],
    ['is confirmed by the ACK', completed, { kind: 'ack' }, udp, 'confirmed deliver I=5000'],
    ['ends with the ACK on reliable transports', completed, { kind: 'ack' }, tcp, 'terminated deliver'],
    ['absorbs repeated ACKs', { name: 'confirmed' }, { kind: 'ack' }, udp, 'confirmed'],
    [
      'accepts with a 2xx',
      { name: 'proceeding' },
      { kind: 'respond', status: 200 },
      udp,
      'accepted send release L=32000',
    ],
    [
      'lets the user repeat the 2xx',
      { name: 'accepted' },
      { kind: 'respond', status: 200 },
      udp,
      'accepted send release',
    ],
    ['passes on an ACK after a 2xx', { name: 'accepted' }, { kind: 'ack' }, udp, 'accepted deliver'],
    ['ends with L', { name: 'accepted' }, { kind: 'timer', timer: 'L' }, udp, 'terminated'],
    ['does not refuse after a refusal', completed, { kind: 'respond', status: 603 }, udp, 'completed'],
    [
      'stays when the transport fails',
      { name: 'proceeding' },
      { kind: 'transport-error' },
      udp,
      'proceeding transport',
    ],
  ])('%s', (_, state, event, context, expected) => {
    expect(short(inviteServerTransition(state, event, context))).toBe(expected);
  });
});

describe('non-INVITE server transaction (RFC 3261 §17.2.2)', () => {
  it.each<[string, NonInviteServerState, NonInviteServerEvent, typeof udp, string]>([
    ['absorbs a repeated request', { name: 'trying' }, { kind: 'request' }, udp, 'trying'],
    ['repeats the provisional response', { name: 'proceeding' }, { kind: 'request' }, udp, 'proceeding send'],
    [
      'leaves its final response to be repeated',
      { name: 'trying' },
      { kind: 'respond', status: 200 },
      udp,
      'terminated send keep',
    ],
    [
      'ends at once on reliable transports',
      { name: 'trying' },
      { kind: 'respond', status: 200 },
      tcp,
      'terminated send',
    ],
    ['sends one final response', { name: 'terminated' }, { kind: 'respond', status: 500 }, udp, 'terminated'],
    ['ends when never answered', { name: 'trying' }, { kind: 'timer', timer: 'unanswered' }, udp, 'terminated timeout'],
    ['tells a transport error', { name: 'proceeding' }, { kind: 'transport-error' }, udp, 'terminated transport'],
  ])('%s', (_, state, event, context, expected) => {
    expect(short(nonInviteServerTransition(state, event, context))).toBe(expected);
  });
});
