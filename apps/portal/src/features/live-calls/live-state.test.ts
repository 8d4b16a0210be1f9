import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../live/live-event.ts';
import { afterEvents, channelOf, type LiveState } from './live-state.ts';

const event = (type: string, data: Record<string, unknown>, tenantId = 7): LiveEvent => ({
  id: null,
  type,
  tenantId,
  data,
});

const row = (uuid: string, more: Record<string, unknown> = {}) => ({
  uuid,
  created_epoch: 1_700_000_000,
  callstate: 'RINGING',
  cid_num: '1001',
  dest: '1002',
  bridge_uuid: null,
  tenant_id: 7,
  ...more,
});

const channel = (uuid: string) => channelOf(event('channel.created', row(uuid)));

const EMPTY: LiveState = {
  channel_count: 0,
  registration_count: 0,
  channels: [],
  registrations: [],
  gateways_raw: '',
  gateways: [],
  queues: [],
};

const phone = { extension: '1001', domain_name: 'a.example', network_ip: '192.0.2.1', transport: 'udp', expires: 5 };

describe('live calls after events', () => {
  it('a created leg comes, an answered one changes, one that was hung up goes', () => {
    const created = afterEvents(EMPTY, [event('channel.created', row('x'))]);
    expect(created).toMatchObject({ channel_count: 1, channels: [{ uuid: 'x', callstate: 'RINGING', dest: '1002' }] });
    const answered = afterEvents(created, [event('channel.answered', row('x', { callstate: 'ACTIVE' }))]);
    expect(answered.channels).toMatchObject([{ callstate: 'ACTIVE' }]);
    expect(afterEvents(answered, [event('channel.hangup', row('x'))])).toMatchObject({
      channel_count: 0,
      channels: [],
    });
  });

  it('of a call that came and went in one batch nothing is left', () => {
    const events = [event('channel.created', row('x')), event('channel.hangup', row('x'))];
    expect(afterEvents(EMPTY, events).channels).toEqual([]);
  });

  it('rows that no event is about stay the same objects, and so does all of it when nothing changes', () => {
    const state = { ...EMPTY, channels: [channel('x'), channel('y')] };
    const after = afterEvents(state, [event('channel.answered', row('y', { callstate: 'ACTIVE' }))]);
    expect(after.channels[0]).toBe(state.channels[0]);
    expect(afterEvents(state, [event('queue.joined', { uuid: 'x' })])).toBe(state);
  });

  it('of another tenant than the chosen one are left out', () => {
    expect(afterEvents(EMPTY, [event('channel.created', row('x'), 8)], 7)).toBe(EMPTY);
  });

  it('an unknown state and missing members are harmless', () => {
    expect(channelOf(event('channel.created', { uuid: 'x', callstate: 'NEW', created_epoch: 'now' }))).toMatchObject({
      callstate: 'DOWN',
      created_epoch: 0,
      tenant_id: 7,
      bridge_uuid: null,
    });
  });
});

describe('phones after events', () => {
  it('are told apart by where they are; each says how many its extension has', () => {
    const one = afterEvents(EMPTY, [event('registration.added', { ...phone, network_port: 5060, contact_count: 1 })]);
    const two = afterEvents(one, [event('registration.added', { ...phone, network_port: 5062, contact_count: 2 })]);
    expect(two.registrations.map(({ contact_count }) => contact_count)).toEqual([2, 2]);
    const gone = afterEvents(two, [event('registration.removed', { ...phone, network_port: 5060, contact_count: 1 })]);
    expect(gone).toMatchObject({ registration_count: 1, registrations: [{ network_port: 5062, contact_count: 1 }] });
  });
});
