import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Cycle } from './cycles.ts';
import { readServices, type Service, type ServiceStatus } from './tenant-services.ts';

/** Fields that are not there stay as they are. */
export interface ServiceFields {
  readonly serviceId: string;
  readonly tenantId: number;
  readonly cycle: Cycle;
  readonly clientRef?: string;
  readonly extensions?: readonly string[];
  readonly dids?: readonly string[];
  readonly packageCode?: string;
  readonly nextDueDate?: string;
  readonly currency?: string;
  /** Null: the tenant's. */
  readonly timezone?: string | null;
  readonly status?: ServiceStatus;
}

/**
 * Makes a service or changes it.
 * @throws ApiError 409 for an id of another tenant's service, 400 for a package or an extension that there is not, and for a new service without its package or date
 */
export async function saveService(
  trx: Trx,
  fields: ServiceFields,
  now: Date,
): Promise<{ readonly before: Service | null; readonly after: Service }> {
  const [before = null] = await readServices(trx, { serviceId: fields.serviceId });
  if (fields.packageCode !== undefined) await requirePackage(trx, fields.packageCode);
  await requireExtensions(trx, fields.tenantId, fields.extensions ?? []);
  const columns = columnsOf(fields);
  if (before) {
    await trx
      .updateTable('autobill_services')
      .set({ ...columns, last_updated: now })
      .where('service_id', '=', fields.serviceId)
      .execute();
  } else {
    const { packageCode, nextDueDate } = fields;
    if (packageCode === undefined) throw errors.badField('package_code', 'is required');
    if (nextDueDate === undefined) throw errors.badField('next_due_date', 'is required');
    const required = { service_id: fields.serviceId, tenant_id: fields.tenantId, cycle: fields.cycle };
    const made = await trx
      .insertInto('autobill_services')
      .values({ ...columns, ...required, package_code: packageCode, next_due_date: nextDueDate, date_created: now })
      .onConflict((conflict) => conflict.column('service_id').doNothing())
      .returning('service_id')
      .executeTakeFirst();
    // Another tenant's, whom the caller may not see.
    if (!made) throw errors.conflict('This service_id is taken');
  }
  const [after] = await readServices(trx, { serviceId: fields.serviceId });
  if (after === undefined) throw new Error('a service just saved is not there');
  return { before, after };
}

function columnsOf(fields: ServiceFields) {
  return {
    cycle: fields.cycle,
    ...(fields.clientRef === undefined ? {} : { client_ref: fields.clientRef }),
    ...(fields.extensions === undefined ? {} : { extensions: [...fields.extensions] }),
    ...(fields.dids === undefined ? {} : { dids: [...fields.dids] }),
    ...(fields.packageCode === undefined ? {} : { package_code: fields.packageCode }),
    ...(fields.nextDueDate === undefined ? {} : { next_due_date: fields.nextDueDate }),
    ...(fields.currency === undefined ? {} : { currency: fields.currency }),
    ...(fields.timezone === undefined ? {} : { timezone: fields.timezone }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
  };
}

async function requirePackage(trx: Trx, code: string): Promise<void> {
  const found = await trx
    .selectFrom('autobill_packages')
    .select('package_code')
    .where('package_code', '=', code)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw errors.badField('package_code', 'there is no such package');
}

async function requireExtensions(trx: Trx, tenantId: number, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  const rows = await trx
    .selectFrom('extensions')
    .select('extension')
    .where('tenant_id', '=', tenantId)
    .where('extension', 'in', numbers)
    .execute();
  const known = new Set(rows.map(({ extension }) => extension));
  const unknown = numbers.find((number) => !known.has(number));
  if (unknown !== undefined) throw errors.badField('extensions', `the tenant has no extension ${unknown}`);
}
