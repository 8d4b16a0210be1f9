import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { money, nullable } from '../../http/fields.ts';
import { fromMicros, toMicros } from '../../http/money.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Resource, Writer } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { dayOf, paidDate } from './paid-date.ts';

/** Amounts are sums that people pay: whole cents. */
const DECIMALS = 2;
const MOST_PAID = 1_000_000_000;

/** Contract 10 §9.10. What a tenant pays moves his balance in the same transaction. */
export function paymentResource(platform: Platform): Resource {
  return {
    path: '/payments',
    tag: 'Billing',
    what: 'Payment',
    plural: 'Payments',
    table: 'payments',
    key: { field: 'payment_id', kind: 'id' },
    fields: {
      payment_id: { schema: Type.Integer(), write: 'never' },
      tenant_id: { schema: Type.Integer(), write: 'never' },
      name: { schema: Type.String(), column: 'company', write: 'never' },
      description: { schema: Type.String({ minLength: 1, maxLength: 255 }), required: true },
      type: { schema: Type.Enum(['cash', 'cheque', 'online_payment', 'other']) },
      paid_amount: {
        schema: money(),
        required: true,
        show: (stored) => fromMicros(Number(stored)),
        store: (sent) => micros(sent),
      },
      paid_date: { schema: paidDate(), store: dayOf },
      usr_id: { schema: nullable(Type.Integer()), write: 'never' },
      paid_for: { schema: Type.String({ minLength: 1, maxLength: 64 }) },
      subscription_id: { schema: nullable(Type.Integer()) },
    },
    rows: { tenant: 'tenant_id', deleted: 'voided_at', within: holdPayer },
    access: {
      read: { callers: ['A', 'T'], permission: 'payment_read' },
      create: { callers: ['A'], permission: 'payment_create' },
      update: { callers: ['A'], permission: 'payment_update' },
      delete: { callers: ['A'], permission: 'payment_delete' },
    },
    searched: ['name', 'description'],
    filters: { type: 'text', paid_date: 'text' },
    times: { created: 'date_created', updated: 'last_updated' },
    ignored: ['company', 'username', 'date_created', 'last_updated'],
    references: [{ field: 'subscription_id', table: 'subscriptions', column: 'subscription_id' }],
    hooks: {
      complete: (change) => firstValues(change, platform.now()),
      before: judge,
      after: (change) => moveBalance(platform, change),
    },
  };
}

const micros = (amount: unknown): number => toMicros('paid_amount', Number(amount), DECIMALS);

/** Writes about one tenant's money come one after the other. */
async function holdPayer({ trx }: Writer, tenantId: number): Promise<Shown> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('company')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!tenant) throw errors.conflict('The tenant of this payment has been deleted: his books are closed');
  return {};
}

async function firstValues({ writer, tenantId, before, after }: Change, now: Date): Promise<Shown> {
  if (before || !after || tenantId === null) return {};
  return {
    name: await companyOf(writer.trx, tenantId),
    usr_id: writer.caller.userId,
    paid_date: after['paid_date'] ?? now.toISOString(),
  };
}

async function companyOf(trx: Trx, tenantId: number): Promise<string> {
  const { company } = await trx
    .selectFrom('tenants')
    .select('company')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return company;
}

/** @throws ApiError 400, 409 */
async function judge({ before, after }: Change): Promise<void> {
  if (!after) return;
  const named = Number(after['tenant_id'] ?? 0);
  if (!before && named === 0) throw errors.badField('tenant_id', 'is required');
  if (before && named !== 0 && named !== before['tenant_id']) {
    throw errors.conflict('A payment stays with its tenant: delete it and enter it anew');
  }
  const amount = micros(after['paid_amount']);
  if (amount <= 0) throw errors.badField('paid_amount', 'must be greater than 0');
  if (Number(after['paid_amount']) > MOST_PAID) throw errors.badField('paid_amount', `must be at most ${MOST_PAID}`);
}

/** The difference goes to the ledger: the whole of a new payment, nothing where only words change. */
async function moveBalance(platform: Platform, { writer, tenantId, before, after }: Change): Promise<void> {
  const amountOf = (payment: Shown | null): number => (payment ? micros(payment['paid_amount']) : 0);
  const amount = amountOf(after) - amountOf(before);
  if (amount === 0 || tenantId === null) return;
  const entry = {
    tenantId,
    amount,
    kind: after ? 'payment' : 'reversal',
    ref: `payment:${(after ?? before)?.['payment_id']}`,
    actorUserId: writer.caller.userId,
    account: 'cash',
  } as const;
  await postToLedger(writer.trx, platform, entry, platform.now());
  const { userId: by } = writer.caller;
  writer.emit(
    configChanged({ resource: 'tenants', id: tenantId, action: 'updated', changed: ['credit'], tenantId, by }),
  );
}
