import { sql } from '@strowger/db';
import { formatIncrement } from '@strowger/rating';
import { stringify } from 'csv-stringify/sync';
import { Type } from 'typebox';
import { deckInForce } from '../../../../features/rates/decks.ts';
import { fromMicros } from '../../../../http/money.ts';
import { raw, stamp } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { notFound } from '../../../errors.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../../list-params.ts';
import { instantIn } from '../period.ts';

const VOICE = 1;
const TariffId = Type.Integer({ minimum: 1 });

/** Contract 40 B12.3. */
export const listTariffs = defineAction({
  action: 'tariffs/list',
  access: 'read',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object(LIST_PARAMS),
  async run(call, params) {
    const page = pageOf(params);
    const { rows } = await sql<{ plan_id: number; name: string; description: string; total: number }>`
      select plan_id, name, description, count(*) over () as total from plans
      where position(lower(${params.search ?? ''}) in lower(name)) > 0
      order by plan_id limit ${page.perPage} offset ${page.offset}`.execute(call.trx);
    const versions = await versionsOf(
      call,
      rows.map(({ plan_id: id }) => id),
    );
    const tariffs = rows.map(({ plan_id: id, name, description }) => ({
      tariff_id: id,
      name,
      description,
      versions: versions.filter(({ tariff_id: of }) => of === id).map(({ tariff_id: _of, ...version }) => version),
    }));
    return { message: 'Tariffs retrieved', tariffs, ...pageFields(page, rows[0]?.total ?? 0) };
  },
});

async function versionsOf({ trx }: IntegrationCall, planIds: readonly number[]) {
  const { rows } = await sql<{ deck_id: number; plan_id: number; valid_from: Date; rates: number }>`
    select deck_id, plan_id, valid_from, (select count(*) from rates where rates.deck_id = rate_decks.deck_id) as rates
    from rate_decks where plan_id = any(${planIds}::integer[]) and service_flag & ${VOICE}::integer <> 0
    order by plan_id, valid_from`.execute(trx);
  return rows.map((row) => ({
    tariff_id: row.plan_id,
    version: row.deck_id,
    effective_from: stamp(row.valid_from),
    rates: row.rates,
  }));
}

interface ExportedRate {
  readonly name: string;
  readonly prefix: string;
  readonly rate: number;
  readonly first: number;
  readonly next: number;
  readonly connection: number;
  readonly free: number;
}

/** The version in force, or at a date, as a file that can be imported again (contract 40 B12.3). */
export const exportTariff = defineAction({
  action: 'tariffs/export',
  access: 'read',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({ tariff_id: TariffId, date: Type.Optional(Type.String({ maxLength: 40 })) }),
  async run(call, params) {
    await requireTariff(call, params.tariff_id);
    const at = params.date ? instantIn('date', params.date, undefined) : call.now;
    const deck = await deckInForce(call.trx, params.tariff_id, VOICE, at);
    const { rows } = await sql<ExportedRate>`
      select name, prefix, (unit_block_rate * 60 + unit_billing_block / 2) / unit_billing_block as rate,
        unit_first_block as first, unit_increment as next, cost_connection as connection, unit_free as free
      from rates where deck_id = ${deck?.deck_id ?? 0} and active order by prefix`.execute(call.trx);
    const cells = rows.map(({ name, prefix, rate, first, next, connection, free }) => [
      name,
      prefix,
      fromMicros(rate),
      formatIncrement({ first, next }),
      fromMicros(connection),
      free,
    ]);
    call.note({ records: rows.length });
    const header = ['Description', 'Prefix', 'RateValue', 'Increment', 'SetupFee', 'GracePeriod'];
    return raw(
      stringify([header, ...cells], { escape_formulas: true, record_delimiter: '\r\n' }),
      'text/csv; charset=utf-8',
    );
  },
});

export async function requireTariff({ trx }: IntegrationCall, planId: number): Promise<string> {
  const plan = await trx.selectFrom('plans').select('name').where('plan_id', '=', planId).executeTakeFirst();
  if (!plan) throw notFound();
  return plan.name;
}
