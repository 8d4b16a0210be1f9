import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLE } from '../access/effective-roles.ts';
import type { ConfigResource } from '../events/config-resource.ts';
import { seedRoles } from '../features/roles/seed-roles.ts';
import { createVault } from '../secrets/vault.ts';
import { openStoredSettings } from '../settings/stored-settings.ts';
import { Directory } from './directory.ts';
import { SIP_PASSWORD_CONTEXT } from './directory-rows.ts';

const log = pino({ level: 'silent' });
const vault = createVault(randomBytes(32));

let settings: Awaited<ReturnType<typeof openStoredSettings>>;
let test: TestDatabase;
let db: Database;
let directory: Directory;
const uuids = new Map<string, string>();
const tenants = new Map<string, number>();

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
  settings = await openStoredSettings({ db, vault, log, publicUrl: () => 'http://localhost' });
  await db.transaction(all, seedRoles);
  await addTenant('acme');
  await addTenant('other');
  await addExtension('acme', '1001');
  await addExtension('acme', '1002');
  await addExtension('other', '1001');
});

afterAll(async () => {
  await settings.close();
  await db.close();
  await test.drop();
});

beforeEach(() => {
  directory = new Directory(db, vault, settings);
});

const all = { kind: 'all' } as const;

async function addTenant(name: string): Promise<void> {
  await db.transaction(all, async (trx) => {
    const { tenant_id } = await trx
      .insertInto('tenants')
      .values({ company: name, email: `${name}@example.com` })
      .returning('tenant_id')
      .executeTakeFirstOrThrow();
    tenants.set(name, tenant_id);
    await trx
      .insertInto('domains')
      .values({ tenant_id, domain_name: `${name}.example.com` })
      .execute();
  });
}

async function addExtension(tenant: string, number: string): Promise<string> {
  const tenant_id = tenants.get(tenant) ?? 0;
  const { extension_uuid } = await db.transaction(all, async (trx) => {
    const { domain_uuid } = await trx
      .selectFrom('domains')
      .select('domain_uuid')
      .where('tenant_id', '=', tenant_id)
      .executeTakeFirstOrThrow();
    return trx
      .insertInto('extensions')
      .values({
        tenant_id,
        domain_uuid,
        extension: number,
        password: vault.seal(`secret-${tenant}-${number}`, SIP_PASSWORD_CONTEXT),
        effective_caller_id_name: number,
        effective_caller_id_number: number,
        accountcode: tenant,
        user_context: tenant,
      })
      .returning('extension_uuid')
      .executeTakeFirstOrThrow();
  });
  uuids.set(`${tenant} ${number}`, extension_uuid);
  return extension_uuid;
}

function change(tenant: string, resource: ConfigResource, id: string) {
  return { tenantId: tenants.get(tenant) ?? null, resource, id };
}

describe('the directory', () => {
  it('knows a subscriber by user and domain, whatever the case of the host', async () => {
    const found = await directory.subscriber('1001', 'OTHER.example.com');
    expect(found?.password).toBe('secret-other-1001');
    expect(found?.tenant.domainName).toBe('other.example.com');
  });

  it('knows a subscriber at an unknown host only when his user name is unique on the platform', async () => {
    expect((await directory.subscriber('1002', '192.0.2.1'))?.password).toBe('secret-acme-1002');
    expect(await directory.subscriber('1001', '192.0.2.1')).toBeNull();
    expect(await directory.subscriber('9999', '192.0.2.1')).toBeNull();
  });

  it('shows a change to the next call once it was applied', async () => {
    expect((await directory.subscriber('1002', 'acme.example.com'))?.extension.doNotDisturb).toBe(false);
    const uuid = uuids.get('acme 1002') ?? '';
    await db.transaction(all, (trx) =>
      trx.updateTable('extensions').set({ do_not_disturb: true }).where('extension_uuid', '=', uuid).execute(),
    );
    await directory.apply(change('acme', 'fpbx_extensions', uuid));
    expect((await directory.subscriber('1002', 'acme.example.com'))?.extension.doNotDisturb).toBe(true);
  });

  it('tells of a suspended subscription from the next call on (contract 10 §9.9)', async () => {
    const tenant_id = tenants.get('other') ?? 0;
    const suspended = async () => (await directory.tenant(tenant_id))?.subscriptionSuspended;
    expect(await suspended()).toBe(false);
    const { subscription_id } = await db.transaction(all, (trx) =>
      trx
        .insertInto('subscriptions')
        .values({ tenant_id, package_id: 1, active: false, time_start: new Date() })
        .returning('subscription_id')
        .executeTakeFirstOrThrow(),
    );
    await directory.apply(change('other', 'subscriptions', String(subscription_id)));
    expect(await suspended()).toBe(true);
    await db.transaction(all, (trx) => trx.updateTable('subscriptions').set({ active: true }).execute());
    await directory.apply(change('other', 'subscriptions', String(subscription_id)));
    expect(await suspended()).toBe(false);
  });

  it('takes a tenant whose domain is switched off for one who is not active (contract 40 B10.5)', async () => {
    const tenant_id = tenants.get('other') ?? 0;
    const switched = async (domain_enabled: boolean) => {
      await db.transaction(all, (trx) =>
        trx.updateTable('domains').set({ domain_enabled }).where('tenant_id', '=', tenant_id).execute(),
      );
      await directory.apply(change('other', 'fpbx_domains', 'any'));
      return (await directory.tenant(tenant_id))?.active;
    };
    expect(await switched(false)).toBe(false);
    expect(await switched(true)).toBe(true);
  });

  it('opens the secret of a phone once, and again when it was changed', async () => {
    const uuid = await addExtension('acme', '1600');
    const opened: string[] = [];
    const counting = {
      ...vault,
      open: (sealed: string, context: string) => {
        opened.push(sealed);
        return vault.open(sealed, context);
      },
    };
    const counted = new Directory(db, counting, settings);
    const password = async () => (await counted.subscriber('1600', 'acme.example.com'))?.password;
    expect([await password(), await password()]).toEqual(['secret-acme-1600', 'secret-acme-1600']);
    expect(opened).toHaveLength(1);
    const changed = vault.seal('another', SIP_PASSWORD_CONTEXT);
    await db.transaction(all, (trx) =>
      trx.updateTable('extensions').set({ password: changed }).where('extension_uuid', '=', uuid).execute(),
    );
    await counted.apply(change('acme', 'fpbx_extensions', uuid));
    expect(await password()).toBe('another');
  });

  it('forgets the old number of an extension that was renumbered', async () => {
    const uuid = await addExtension('acme', '1500');
    expect(await directory.subscriber('1500', 'acme.example.com')).not.toBeNull();
    await db.transaction(all, (trx) =>
      trx.updateTable('extensions').set({ extension: '1501' }).where('extension_uuid', '=', uuid).execute(),
    );
    await directory.apply(change('acme', 'fpbx_extensions', uuid));
    expect(await directory.subscriber('1500', 'acme.example.com')).toBeNull();
    expect(await directory.subscriber('1501', 'acme.example.com')).not.toBeNull();
  });

  it('learns of a user name that stops being unique', async () => {
    await addExtension('acme', '1700');
    expect(await directory.subscriber('1700', '192.0.2.1')).not.toBeNull();
    const twin = await addExtension('other', '1700');
    await directory.apply(change('other', 'fpbx_extensions', twin));
    expect(await directory.subscriber('1700', '192.0.2.1')).toBeNull();
  });

  it.each([
    ['the admin of the tenant', ROLE.tenant, [], [true, true]],
    ['one who may watch calls', ROLE.endUser, ['realtime'], [false, true]],
    ['any other', ROLE.endUser, [], [false, false]],
  ])('knows what the user of an extension may: %s', async (name, role_id, feature_keys, expected) => {
    const number = `18${expected.map(Number).join('')}`;
    const uuid = await addExtension('acme', number);
    const tenant_id = tenants.get('acme') ?? 0;
    await db.transaction(all, async (trx) => {
      const { user_id } = await trx
        .insertInto('users')
        .values({ tenant_id, username: name, email: `${number}@example.com`, feature_keys })
        .returning('user_id')
        .executeTakeFirstOrThrow();
      await trx.insertInto('user_roles').values({ tenant_id, user_id, role_id }).execute();
      await trx.updateTable('extensions').set({ user_id }).where('extension_uuid', '=', uuid).execute();
    });
    const found = await directory.subscriber(number, 'acme.example.com');
    expect([found?.extension.administersTenant, found?.extension.mayUseProtectedCodes]).toEqual(expected);
  });

  it('knows a changed configuration as another object, so that nothing computed of the former one is used', async () => {
    const tenantId = tenants.get('acme') ?? 0;
    const before = await directory.tenant(tenantId);
    for (const [resource, id] of [
      ['fpbx_extensions', uuids.get('acme 1002') ?? ''],
      ['ivr_menus', '00000000-0000-4000-8000-000000000001'],
    ] as const) {
      const former = await directory.tenant(tenantId);
      await directory.apply(change('acme', resource, id));
      const now = await directory.tenant(tenantId);
      expect(now).not.toBe(former);
      expect(now).toEqual(before);
      expect(directory.known(tenantId)).toBe(now);
    }
  });

  it('follows a renamed domain', async () => {
    expect(await directory.tenantOfDomain('acme.example.com')).not.toBeNull();
    await db.transaction(all, (trx) =>
      trx
        .updateTable('domains')
        .set({ domain_name: 'acme.example.net' })
        .where('tenant_id', '=', tenants.get('acme') ?? 0)
        .execute(),
    );
    await directory.apply(change('acme', 'fpbx_domains', ''));
    expect(await directory.tenantOfDomain('acme.example.com')).toBeNull();
    expect((await directory.tenantOfDomain('acme.example.net'))?.domainName).toBe('acme.example.net');
  });
});
