import { describe, expect, it } from 'vitest';
import { callGrouping, callHas, heldLeg, otherParty } from './live-call.ts';
import { type Channel, channelOf } from './live-state.ts';

function leg(uuid: string, more: Partial<Channel> = {}): Channel {
  const data = {
    uuid,
    created_epoch: 100,
    cid_num: '1001',
    cid_name: 'Ann',
    dest: '1002',
    callstate: 'ACTIVE',
    ...more,
  };
  return channelOf({ id: null, type: 'channel.created', tenantId: 7, data });
}

const calling = leg('a', { extension: '1001', application: 'bridge', callstate: 'RINGING' });
const rings = (uuid: string, extension: string) => leg(uuid, { extension, dest: extension, callstate: 'RINGING' });

describe('legs as calls', () => {
  it('legs that ring for a caller are part of his call', () => {
    const calls = callGrouping()([rings('b', '1002'), calling, rings('c', '1003')]);
    expect(calls).toMatchObject([{ caller: { uuid: 'a' }, callee: null, ringing: [{ uuid: 'b' }, { uuid: 'c' }] }]);
    expect(calls.map(otherParty)).toEqual(['1002, 1003']);
  });

  it('connected legs are one call, of the one who began it', () => {
    const a = leg('z', { extension: '1001', application: 'bridge', bridge_uuid: 'b' });
    const b = leg('b', { extension: '1002', bridge_uuid: 'z' });
    const calls = callGrouping()([b, a]);
    expect(calls).toMatchObject([{ caller: { uuid: 'z' }, callee: { uuid: 'b' }, ringing: [] }]);
    expect(calls.map(otherParty)).toEqual(['1002']);
  });

  it('a leg without another one is a call: of a mailbox, or one whose peer is not seen', () => {
    const calls = callGrouping()([
      leg('a', { dest: '*97', bridge_uuid: 'elsewhere' }),
      leg('b', { created_epoch: 200 }),
    ]);
    expect(calls.map(({ caller }) => caller.uuid)).toEqual(['b', 'a']);
    expect(calls.map(otherParty)).toEqual(['1002', '*97']);
  });

  it('the same number at another tenant is somebody else', () => {
    expect(callGrouping()([calling, { ...rings('b', '1002'), tenant_id: 8 }])).toHaveLength(2);
  });

  it('calls whose legs have not changed stay the same objects', () => {
    const grouped = callGrouping();
    const other = leg('o', { cid_num: '3001' });
    const [first] = grouped([other]);
    const [, again] = grouped([other, leg('n', { created_epoch: 300, cid_num: '4001' })]);
    expect(again).toBe(first);
  });

  it('are on hold when either side holds', () => {
    const a = leg('a', { application: 'bridge', bridge_uuid: 'b' });
    const b = leg('b', { bridge_uuid: 'a', callstate: 'HELD' });
    const held = (...legs: Channel[]) => callGrouping()(legs).map((call) => heldLeg(call)?.uuid);
    expect(held(a, b)).toEqual(['b']);
    expect(held({ ...a, callstate: 'HELD' }, { ...b, callstate: 'ACTIVE' })).toEqual(['a']);
    expect(held(a, { ...b, callstate: 'ACTIVE' })).toEqual([undefined]);
  });

  it('are found by name and number of either side', () => {
    const [call] = callGrouping()([calling, rings('b', '1002')]);
    if (call === undefined) throw new Error('there is a call');
    expect(['ANN', '002', '1001', 'bob'].map((search) => callHas(call, search))).toEqual([true, true, true, false]);
  });
});
