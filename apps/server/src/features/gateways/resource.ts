import { sql } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Vault } from '../../secrets/vault.ts';
import { isUsedBy } from '../providers/list-providers.ts';
import { refuseProviderDelete } from '../providers/refuse-provider-delete.ts';
import { completeGateway } from './complete-gateway.ts';
import { gatewayFields } from './gateway-fields.ts';

const readers: Access = { callers: ['A', 'T', 'U'], featureKey: 'gateways' };
export const writers: Access = { callers: ['A', 'T'] };

/** The SIP providers, seen with the engine's names (contract 30 §3): one store, no copy. */
export const gatewayResource = (vault: Vault): Resource => ({
  path: '/gateways',
  tag: 'Gateways',
  what: 'Gateway',
  plural: 'Gateways',
  table: 'providers',
  key: { field: 'gateway_uuid', kind: 'uuid' },
  fields: gatewayFields(vault),
  rows: { tenant: 'tenant_id', common: 'seen', seen: isSeenBy },
  access: { list: readers, read: readers, delete: writers },
  listed: [
    'gateway_uuid',
    'gateway',
    'username',
    'realm',
    'proxy',
    'register',
    'register_transport',
    'profile',
    'enabled',
    'description',
  ],
  named: 'gateway',
  searched: ['gateway', 'description'],
  filters: { gateway: 'contains', enabled: 'flag', profile: 'text' },
  order: [{ field: 'gateway' }],
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['domain_name', 'tenant_name', 'provider_id', 'hostname', 'channels', 'status', 'state'],
  taken: 'A provider with this name already exists',
  hooks: { complete: completeGateway, before: refuseUsed, after: tellOfProvider },
});

function isSeenBy(caller: Caller) {
  return caller.kind === 'A' ? sql`r.type = 'sip'` : sql`(r.type = 'sip' and ${isUsedBy(caller)})`;
}

async function refuseUsed({ writer, before, after }: Change): Promise<void> {
  if (before === null || after !== null) return;
  const place = { providerId: Number(before['provider_id']), gatewayUuid: String(before['gateway_uuid']) };
  await refuseProviderDelete(writer.trx, place);
}

/** Whoever follows the providers, the call engine among them, hears of what is written in this form too. */
async function tellOfProvider({ writer, tenantId, before, after }: Change): Promise<void> {
  const id = Number((after ?? before)?.['provider_id']);
  const action = before === null ? 'created' : after === null ? 'deleted' : 'updated';
  writer.emit(configChanged({ resource: 'providers', id, action, tenantId, by: writer.caller.userId }));
}
