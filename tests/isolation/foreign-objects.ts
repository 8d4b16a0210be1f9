import type { TestExtension, TestTenant } from '../system/tenant.ts';
import type { BodyField } from './openapi-operations.ts';

/** Text that stands in every name of the tenant that must stay unseen. */
export const MARKER = 'zanzibar';

/** What a webhook was told. */
export interface TestDelivery {
  readonly webhookId: number;
  readonly deliveryId: number;
}

/** Values of path parameters that name an object of the other tenant. A new kind of object needs a line here. */
export function foreignObjects(
  tenant: TestTenant,
  extension: TestExtension,
  delivery: TestDelivery,
): Readonly<Record<string, string>> {
  return {
    tenant_id: String(tenant.tenantId),
    user_id: String(tenant.userId),
    userid: String(tenant.userId),
    extension_uuid: extension.uuid,
    call_id: `${MARKER}-call-1`,
    spool_id: '1',
    webhook_id: String(delivery.webhookId),
    delivery_id: String(delivery.deliveryId),
  };
}

/** Parameters that name nothing of a tenant. */
export const SHARED_OBJECTS: Readonly<Record<string, string>> = {
  role_id: '1',
  permission_id: '1',
  config_name: 'site:title',
  country_id: '840',
  region_id: 'as.s',
  timezone_id: '-18000',
  service_flag: '1',
  name: 'fax_ident',
  action: 'start',
  host: 'pbx.example',
  whitelist_uuid: '00000000-0000-4000-8000-000000000004',
};

/** A body that names the other tenant's objects wherever it can, and fills what is required with something plausible. */
export function bodyThatReachesOver(
  fields: readonly BodyField[],
  foreign: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, required, schema } of fields) {
    const value = Object.hasOwn(foreign, name) ? foreign[name] : undefined;
    if (value !== undefined) body[name] = value;
    else if (required) body[name] = sampleOf(name, schema);
  }
  return body;
}

function sampleOf(name: string, schema: unknown): unknown {
  const text = JSON.stringify(schema);
  if (name === 'email') return 'walker@example.com';
  if (name === 'extension' || name === 'from' || name === 'to') return '1777';
  const [, word] = /"enum":\["([^"]+)"/.exec(text) ?? [];
  if (word !== undefined) return word;
  if (text.includes('"integer"') || text.includes('"number"')) return 1;
  if (text.includes('"boolean"')) return true;
  return 'walker-1';
}
