import type { CallerSetting } from '@strowger/callplan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptEvent } from '../events/keep-event.ts';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { createCallerSettings } from './caller-settings.ts';

let server: TestServer;
let acme: TestTenant;
let extension: string;
let number = 2000;
const told: KeptEvent[] = [];

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  number += 1;
  extension = (await make('/fpbx_extensions', { extension: String(number), user_id: acme.userId })).extension_uuid;
  told.length = 0;
});

async function make(path: string, body: object) {
  const answer = await server.request('POST', path, { token: acme.adminToken, body });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

const settings = () => {
  const { db, vault, settings: stored, now } = server.platform;
  return createCallerSettings({
    db,
    vault,
    settings: stored,
    now,
    committed: async (events) => void told.push(...events),
  });
};
const change = (setting: CallerSetting) => settings().change(acme.tenantId, extension, setting);
const forward = (to: 'off' | 'toggle' | { number: string }) => change({ setting: 'forward_all', to });
const dnd = (to: 'on' | 'off' | 'toggle') => change({ setting: 'do_not_disturb', to });

async function shown(): Promise<unknown> {
  const { body } = await server.request('GET', `/fpbx_extensions/${extension}`, { token: acme.adminToken });
  const { do_not_disturb, forward_all_enabled, forward_all_destination, follow_me_enabled } = body;
  return [do_not_disturb, forward_all_enabled ? forward_all_destination : false, follow_me_enabled];
}

describe('settings changed by code (contract 20 §1.8)', () => {
  it('do-not-disturb on clears the forward, a forward clears do-not-disturb, follow me clears both', async () => {
    expect(await forward({ number: '+441632960000' })).toBe('on');
    expect(await shown()).toEqual([false, '+441632960000', false]);
    expect(await dnd('on')).toBe('on');
    expect(await shown()).toEqual([true, false, false]);
    expect(await forward('toggle')).toBe('on');
    expect(await shown()).toEqual([false, '+441632960000', false]);
    expect(await change({ setting: 'follow_me', to: 'toggle' })).toBe('on');
    expect(await shown()).toEqual([false, false, true]);
    expect(await change({ setting: 'follow_me', to: 'toggle' })).toBe('off');
    expect(await dnd('toggle')).toBe('on');
    expect(await dnd('toggle')).toBe('off');
    expect(await dnd('off')).toBe('off');
  });

  it('are refused where the rules do not allow them', async () => {
    expect(await forward('toggle')).toBe('refused');
    expect(await forward({ number: String(number) })).toBe('refused');
    expect(await settings().change(acme.tenantId + 1, extension, { setting: 'do_not_disturb', to: 'on' })).toBe(
      'refused',
    );
    expect(await shown()).toEqual([false, false, false]);
    expect(told).toEqual([]);
  });

  it('leave the audit row and the event of the API, in the name of the linked user', async () => {
    await dnd('on');
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('audit')
        .select(['action', 'tenant_id', 'user_id', 'method'])
        .where('resource_id', '=', extension)
        .where('action', '=', 'update')
        .execute(),
    );
    expect(rows).toEqual([{ action: 'update', tenant_id: acme.tenantId, user_id: acme.userId, method: 'DIAL' }]);
    expect(told).toMatchObject([
      {
        type: 'config.changed',
        tenantId: acme.tenantId,
        data: { resource: 'fpbx_extensions', id: extension, action: 'updated', user_id: acme.userId },
      },
    ]);
    expect(told[0]?.data['changed']).toContain('do_not_disturb');
  });

  it('of a ring group: a forward needs a destination', async () => {
    const uuid = await make('/ring_groups', {
      ring_group_name: 'Sales',
      ring_group_extension: String(6000 + number),
      destinations: [],
    });
    const toggle = () => change({ setting: 'ring_group_forward', to: 'toggle', ringGroupUuid: uuid });
    expect(await toggle()).toBe('refused');
    const body = { ring_group_forward_destination: '1001' };
    await server.request('PUT', `/ring_groups/${uuid}`, { token: acme.adminToken, body });
    expect([await toggle(), await toggle()]).toEqual(['on', 'off']);
    expect(told.map(({ data }) => data['resource'])).toEqual(['ring_groups', 'ring_groups']);
  });

  it('of a call flow: each time the other state', async () => {
    const uuid = await make('/call_flows', {
      call_flow_name: `Night ${number}`,
      call_flow_extension: String(5000 + number),
    });
    const toggle = () => settings().toggleCallFlow(acme.tenantId, uuid, extension);
    expect([await toggle(), await toggle()]).toEqual(['alternate', 'normal']);
    expect(told).toMatchObject([{ data: { resource: 'call_flows', changed: ['call_flow_status'] } }, {}]);
    expect(await settings().toggleCallFlow(acme.tenantId + 1, uuid, null)).toBe('refused');
  });
});
