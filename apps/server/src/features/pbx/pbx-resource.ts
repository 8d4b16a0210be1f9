import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { uuid } from '../../http/fields.ts';
import { tenantNameField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource, RowReach } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { claimNumbers, lockNumberPlan, type NumberKind, releaseNumbers } from '../domains/number-plan.ts';
import { emergencyNumbers } from '../extensions/reserved-numbers.ts';
import { SLOT_RESOURCES } from '../tenants/quota-resources.ts';
import { requireFreeSlot } from '../tenants/quotas.ts';

/** What a resource of the PBX says of itself, beside what every resource says. */
export interface PbxDeclaration extends Omit<Resource, 'rows' | 'access' | 'unknownIs'> {
  /** End users who hold it read; admins and tenant admins write (contract 20 §0.1). */
  readonly featureKey: string;
  /** Rows that end users read, where a module has owners; absent: all of the tenant's. */
  readonly owner?: RowReach['owner'];
  /** Its objects count against the tenant's slots of the feature key, called `what` (contract 20 §0.6). */
  readonly hasQuota?: true;
  /** The fields with numbers of the domain's plan (contract 20 §0.7). */
  readonly numbers?: { readonly kind: NumberKind; readonly fields: readonly string[] };
}

/** Forms of this file carry these along (contract 20 §0.3). */
const CARRIED = [
  'domain_uuid',
  'domain_name',
  'tenant_name',
  'linked_username',
  'assigned_account_id',
  'assigned_to',
  'device_profile_name',
  'extension_number',
];

/** A number of the plan. */
export const dialable = (description: string) => Type.String({ pattern: '^[0-9]{2,11}$', description });

/**
 * What contract 20 §0 asks of every resource of the PBX: its rows belong to a tenant's SIP domain (columns `tenant_id`,
 * `domain_uuid`), writes of a domain come one after the other, quota and number plan are kept, unknown references are 422.
 */
export function pbxResource(platform: Platform, declared: PbxDeclaration): Resource {
  const { featureKey, owner, hasQuota, numbers, ...resource } = declared;
  const { fields, listed, ignored = [], hooks } = resource;
  const readers = { callers: ['A', 'T', 'U'], featureKey } as const;
  const writers = { callers: ['A', 'T'], featureKey } as const;
  return {
    ...resource,
    fields: { domain_uuid: { schema: uuid(), write: 'never' }, ...fields, tenant_name: tenantNameField() },
    ...(listed ? { listed: [...listed, 'tenant_name'] } : {}),
    rows: {
      tenant: 'tenant_id',
      ...(owner === undefined ? {} : { owner }),
      within: async (writer, tenantId, verb) => {
        // The tenant's row is locked before the domain's.
        if (hasQuota && verb === 'create') await requireQuota(writer.trx, platform, declared, tenantId);
        const { domain_uuid } = await lockNumberPlan(writer.trx, tenantId);
        return { domain_uuid };
      },
    },
    access: { list: readers, read: readers, create: writers, update: writers, delete: writers },
    unknownIs: 422,
    ignored: [...CARRIED, ...ignored],
    hooks: {
      ...hooks,
      after: async (change) => {
        if (numbers) await keepNumbers(platform, declared, numbers, change);
        await hooks?.after?.(change);
      },
    },
  };
}

async function requireQuota(
  trx: Trx,
  { environment }: Platform,
  { featureKey, what, table }: PbxDeclaration,
  tenantId: number,
): Promise<void> {
  const slot = SLOT_RESOURCES.find((one) => one.featureKey === featureKey);
  if (!slot) throw new Error(`there are no slots of ${featureKey}`);
  if (environment.edition === 'community') return;
  await requireFreeSlot(trx, { tenantId, resourceId: slot.resourceId, label: what }, async () => {
    const counted = sql<{
      total: number;
    }>`select count(*) as total from ${sql.table(table)} where tenant_id = ${tenantId}`;
    return (await counted.execute(trx)).rows[0]?.total ?? 0;
  });
}

/** The numbers go with the object: claimed, moved and given back in the transaction of its write. @throws ApiError 409 */
async function keepNumbers(
  platform: Platform,
  { key }: PbxDeclaration,
  { kind, fields }: NonNullable<PbxDeclaration['numbers']>,
  { writer, tenantId, before, after }: Change,
): Promise<void> {
  const numbersOf = (object: Change['after']) =>
    fields.flatMap((field) => {
      const number = object?.[field];
      return typeof number === 'string' && number !== '' ? [number] : [];
    });
  const [had, has] = [numbersOf(before), numbersOf(after)];
  if (had.join() === has.join() || tenantId === null) return;
  const one = after ?? before;
  const [id, domainUuid] = [String(one?.[key.field]), String(one?.['domain_uuid'])];
  if (has.length === 0) return releaseNumbers(writer.trx, id);
  const emergency = await emergencyNumbers(writer.trx, platform, tenantId);
  const reserved = has.find((number) => emergency.has(number));
  if (reserved !== undefined) throw errors.conflict(`${reserved} is an emergency number and cannot be used here.`);
  await claimNumbers(writer.trx, { domainUuid, tenantId, kind, uuid: id }, has);
}
