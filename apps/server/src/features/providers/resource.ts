import type { Access } from '../../access/policy.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Vault } from '../../secrets/vault.ts';
import { requireKeptSlot } from '../tenants/kept-limits.ts';
import { completeProvider } from './complete-provider.ts';
import { providerFields } from './provider-fields.ts';
import { refuseProviderDelete } from './refuse-provider-delete.ts';

const admins = (permission: string): Access => ({ callers: ['A', 'T'], permission });

/** Ways to the outside (contract 30 §2). Those of no tenant are shared by all; only super admins write them. */
export const providerResource = (vault: Vault): Resource => ({
  path: '/providers',
  tag: 'Providers',
  what: 'Provider',
  plural: 'Providers',
  table: 'providers',
  key: { field: 'provider_id', kind: 'id' },
  fields: providerFields(vault),
  rows: { tenant: 'tenant_id' },
  access: { read: admins('provider_read'), delete: admins('provider_delete') },
  listed: [
    'provider_id',
    'tenant_id',
    'name',
    'host',
    'service_flag',
    'node_id',
    'type',
    'httpkey',
    'from_email',
    'encryption',
    'active',
    'weight',
  ],
  named: 'name',
  searched: ['name', 'host', 'description'],
  filters: {
    provider_id: 'id',
    name: 'contains',
    node_id: 'id',
    host: 'text',
    type: 'text',
    active: 'flag',
    service_flag: 'mask',
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'state', 'last_error', 'state_since', 'calls_active'],
  taken: 'A provider with this name already exists',
  hooks: { complete: completeProvider, before: judge },
});

async function judge(change: Change): Promise<void> {
  const { writer, tenantId, before, after } = change;
  if (before === null && tenantId !== null && after?.['type'] === 'sip') {
    await requireKeptSlot(writer.trx, tenantId, 'gateways');
  }
  await refuseUsed(change);
}

async function refuseUsed({ writer, before, after }: Change): Promise<void> {
  if (before === null || after !== null) return;
  const { provider_id: providerId } = before;
  if (typeof providerId !== 'number') return;
  const row = await writer.trx
    .selectFrom('providers')
    .select('fpbx_gateway_uuid')
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  await refuseProviderDelete(writer.trx, { providerId, gatewayUuid: row.fpbx_gateway_uuid });
}
