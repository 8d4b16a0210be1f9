import { describe, expect, it } from 'vitest';
import {
  type InviteClientEvent,
  type InviteClientState,
  inviteClientTransition,
  startInviteClient,
} from './invite-client-machine.ts';
import { timerSettings } from './timer-settings.ts';

const udp = { timers: timerSettings(), reliable: false };
const tcp = { timers: timerSettings(), reliable: true };
const calling: InviteClientState = { name: 'calling', interval: 500 };
const response = (status: number): InviteClientEvent => ({ kind: 'response', status });
const timer = (name: 'A' | 'B' | 'D' | 'M' | 'cancel'): InviteClientEvent => ({ kind: 'timer', timer: name });

/** A step in short: the state's name and what is done. */
function step(state: InviteClientState, event: InviteClientEvent, context = udp): string {
  const next = inviteClientTransition(state, event, context);
  const effects = next.effects.flatMap((effect) => {
    if (effect.do === 'stop') return [];
    if (effect.do === 'start') return [`${effect.timer}=${effect.ms}`];
    return [effect.do === 'report' ? effect.failure : effect.do];
  });
  return [next.state.name, ...effects].join(' ');
}

describe('INVITE client transaction (RFC 3261 §17.1.1, RFC 6026)', () => {
  it('starts with the request, A on unreliable transports, and B', () => {
    expect(startInviteClient(udp).effects).toEqual([
      { do: 'send' },
      { do: 'start', timer: 'A', ms: 500 },
      { do: 'start', timer: 'B', ms: 32_000 },
    ]);
    expect(startInviteClient(tcp).effects).toEqual([{ do: 'send' }, { do: 'start', timer: 'B', ms: 32_000 }]);
  });

  it('doubles A each time it fires, without the bound of T2', () => {
    let state: InviteClientState = calling;
    const intervals = [1, 2, 3, 4, 5].map(() => {
      const next = inviteClientTransition(state, timer('A'), udp);
      state = next.state;
      return next.effects.find((effect) => effect.do === 'start')?.ms;
    });
    expect(intervals).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  it.each<[string, InviteClientState, InviteClientEvent, typeof udp, string]>([
    ['times out with B', calling, timer('B'), udp, 'terminated timeout'],
    ['tells a transport error', calling, { kind: 'transport-error' }, udp, 'terminated transport'],
    ['proceeds on 1xx', calling, response(180), udp, 'proceeding deliver'],
    ['passes on every 1xx', { name: 'proceeding' }, response(183), udp, 'proceeding deliver'],
    ['acknowledges a refusal and waits for D', calling, response(486), udp, 'completed release ack deliver D=32000'],
    [
      'ends at once on reliable transports',
      { name: 'proceeding' },
      response(486),
      tcp,
      'terminated release ack deliver',
    ],
    ['acknowledges a repeated refusal without telling it', { name: 'completed' }, response(486), udp, 'completed ack'],
    ['ends with D', { name: 'completed' }, timer('D'), udp, 'terminated'],
    ['accepts a 2xx and waits for more', calling, response(200), tcp, 'accepted release deliver M=32000'],
    ['passes on every further 2xx', { name: 'accepted' }, response(200), udp, 'accepted deliver'],
    ['drops other responses after a 2xx', { name: 'accepted' }, response(486), udp, 'accepted'],
    ['ends with M', { name: 'accepted' }, timer('M'), udp, 'terminated'],
    ['does not mind a transport error after a 2xx', { name: 'accepted' }, { kind: 'transport-error' }, udp, 'accepted'],
    [
      'tells that an ACK could not be sent',
      { name: 'completed' },
      { kind: 'transport-error' },
      udp,
      'terminated transport',
    ],
    ['waits with CANCEL for a provisional response', calling, { kind: 'cancel' }, udp, 'calling-cancelled'],
    [
      'goes on repeating a cancelled INVITE',
      { name: 'calling-cancelled', interval: 500 },
      timer('A'),
      udp,
      'calling-cancelled send A=1000',
    ],
    [
      'sends CANCEL after the provisional response',
      { name: 'calling-cancelled', interval: 500 },
      response(100),
      udp,
      'cancelling deliver cancel cancel=32000',
    ],
    [
      'sends CANCEL at once when proceeding',
      { name: 'proceeding' },
      { kind: 'cancel' },
      udp,
      'cancelling cancel cancel=32000',
    ],
    ['sends CANCEL once', { name: 'cancelling' }, { kind: 'cancel' }, udp, 'cancelling'],
    ['takes 487 after CANCEL', { name: 'cancelling' }, response(487), udp, 'completed release ack deliver D=32000'],
    ['takes a 200 that crosses CANCEL', { name: 'cancelling' }, response(200), udp, 'accepted release deliver M=32000'],
    [
      'takes a 200 although CANCEL was wanted',
      { name: 'calling-cancelled', interval: 500 },
      response(200),
      udp,
      'accepted release deliver M=32000',
    ],
    ['gives up when nothing follows CANCEL', { name: 'cancelling' }, timer('cancel'), udp, 'terminated timeout'],
    ['ignores CANCEL after the end', { name: 'completed' }, { kind: 'cancel' }, udp, 'completed'],
    ['does nothing after the end', { name: 'terminated' }, response(200), udp, 'terminated'],
  ])('%s', (_, state, event, context, expected) => {
    expect(step(state, event, context)).toBe(expected);
  });
});
