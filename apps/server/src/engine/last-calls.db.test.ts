import {
  type CallPlan,
  type Leg,
  NO_HISTORY,
  NO_MODULES,
  planCall,
  type TenantConfiguration,
} from '@strowger/callplan';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { readTenant } from './directory-rows.ts';
import { LastCallMemory } from './last-calls.ts';

const log = pino({ level: 'silent' });

let server: TestServer;
let acme: TestTenant;
let tenant: TenantConfiguration;
let memory: LastCallMemory;
const uuids = new Map<string, string>();
const uuidOf = (number: string) => uuids.get(number) ?? '';

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  for (const extension of ['1001', '1002']) {
    const { body } = await server.request('POST', '/fpbx_extensions', { token: acme.adminToken, body: { extension } });
    uuids.set(extension, body.extension_uuid);
  }
  const read = await server.db.transaction({ kind: 'all' }, (trx) => readTenant(trx, server.platform, acme.tenantId));
  if (read === null) throw new Error('no tenant');
  tenant = { ...NO_MODULES, ...read };
  memory = new LastCallMemory(server.db, log);
}, 60_000);
afterAll(() => server.close());

function calls(from: string, dialled: string, more: Partial<Leg> = {}): CallPlan {
  const leg: Leg = {
    callId: 'x',
    dialled,
    caller: { kind: 'extension', extensionUuid: uuidOf(from) },
    history: NO_HISTORY,
    ...more,
  };
  const plan = planCall(tenant, leg, new Date());
  memory.note(tenant, leg, plan);
  return plan;
}

const lastOf = (number: string, at = memory) => at.of(acme.tenantId, uuidOf(number));

describe('last calls (contract 20 §1.8.3)', () => {
  it('are known at once, and in the database a moment later', async () => {
    calls('1001', '1002');
    expect(await lastOf('1001')).toEqual({ dialled: '1002', caller: null });
    expect(await lastOf('1002')).toEqual({ dialled: null, caller: '1001' });
    await memory.flush();
    expect(await lastOf('1002', new LastCallMemory(server.db, log))).toEqual({ dialled: null, caller: '1001' });
  });

  it('are what was dialled by hand: no code but that which withholds, and nothing that a module dialled on', async () => {
    calls('1001', '1002');
    calls('1001', '*78');
    calls('1001', '*69');
    calls('1001', '1001', { history: { ...NO_HISTORY, transfers: 1 } });
    expect((await lastOf('1001')).dialled).toBe('1002');
    calls('1001', '*671002');
    expect((await lastOf('1001')).dialled).toBe('*671002');
  });

  it('do not give a withheld caller away', async () => {
    calls('1001', '1002');
    calls('1001', '1002', { withheld: true });
    expect((await lastOf('1002')).caller).toBeNull();
    await memory.flush();
    expect((await lastOf('1002', new LastCallMemory(server.db, log))).caller).toBeNull();
  });

  it('name callers from outside by their number', async () => {
    calls('', '1002', { caller: { kind: 'outside', number: '+441632960000', name: 'Carol' } });
    expect((await lastOf('1002')).caller).toBe('+441632960000');
  });

  it('of an extension that is gone meanwhile are forgotten without harm', async () => {
    const { body } = await server.request('POST', '/fpbx_extensions', {
      token: acme.adminToken,
      body: { extension: '1009' },
    });
    uuids.set('1009', body.extension_uuid);
    calls('1009', '1002');
    await server.request('DELETE', `/fpbx_extensions/${uuidOf('1009')}`, { token: acme.adminToken });
    await memory.flush();
    expect(await lastOf('1009')).toEqual({ dialled: null, caller: null });
  });
});
