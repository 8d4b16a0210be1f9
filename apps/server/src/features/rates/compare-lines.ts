import { sql, type Trx } from '@strowger/db';
import { fromMicros } from '../../http/money.ts';

const SAMPLES = 10;

/** What becomes of the rates of a deck when the lines take their place. */
export interface DeckChanges {
  readonly new: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly samples: Readonly<Record<'new' | 'changed' | 'removed', readonly ChangedRate[]>>;
  /** Rates of the plan for other sums of services that price the same calls: the higher weight wins, then the older. */
  readonly overlaps: number;
}

interface ChangedRate {
  readonly destination_id: string;
  readonly name: string;
  readonly before: Terms | null;
  readonly after: Terms | null;
}

interface Terms {
  readonly unit_block_rate: number;
  readonly unit_billing_block: number;
  readonly unit_first_block: number;
  readonly unit_increment: number;
}

type Kind = 'new' | 'changed' | 'removed';

/** @param deckId the deck that is replaced; null: there is none */
export async function compareLines(
  trx: Trx,
  deckId: number | null,
  place: { readonly planId: number; readonly serviceFlag: number; readonly at: Date },
): Promise<DeckChanges> {
  await sql`drop table if exists rate_changes`.execute(trx);
  await sql`
    create temporary table rate_changes on commit drop as
    select coalesce(line.prefix, old.prefix) as prefix, coalesce(line.name, old.name) as name,
      case
        when old.prefix is null then 'new' when line.prefix is null then 'removed'
        when (line.rate, line.billing_block, line.first_block, line.increment)
          = (old.unit_block_rate, old.unit_billing_block, old.unit_first_block, old.unit_increment) then 'unchanged'
        else 'changed'
      end as kind,
      old.unit_block_rate as old_rate, old.unit_billing_block as old_block, old.unit_first_block as old_first,
      old.unit_increment as old_increment, line.rate, line.billing_block, line.first_block, line.increment
    from rate_lines as line full join (
      select distinct on (prefix) * from rates where deck_id = ${deckId ?? 0}::integer
      order by prefix, weight desc, rate_id) as old on old.prefix = line.prefix`.execute(trx);
  const { rows } = await sql<{ kind: Kind | 'unchanged'; count: number }>`
    select kind, count(*) as count from rate_changes group by kind`.execute(trx);
  const count = (kind: Kind | 'unchanged') => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    new: count('new'),
    changed: count('changed'),
    removed: count('removed'),
    unchanged: count('unchanged'),
    samples: {
      new: await sample(trx, 'new'),
      changed: await sample(trx, 'changed'),
      removed: await sample(trx, 'removed'),
    },
    overlaps: await overlapping(trx, place),
  };
}

interface ChangeRow {
  readonly prefix: string;
  readonly name: string;
  readonly old_rate: number | null;
  readonly old_block: number | null;
  readonly old_first: number | null;
  readonly old_increment: number | null;
  readonly rate: number | null;
  readonly billing_block: number | null;
  readonly first_block: number | null;
  readonly increment: number | null;
}

async function sample(trx: Trx, kind: Kind): Promise<ChangedRate[]> {
  const { rows } = await sql<ChangeRow>`
    select * from rate_changes where kind = ${kind} order by prefix limit ${SAMPLES}`.execute(trx);
  return rows.map((row) => ({
    destination_id: row.prefix,
    name: row.name,
    before: termsOf(row.old_rate, row.old_block, row.old_first, row.old_increment),
    after: termsOf(row.rate, row.billing_block, row.first_block, row.increment),
  }));
}

function termsOf(
  rate: number | null,
  block: number | null,
  first: number | null,
  increment: number | null,
): Terms | null {
  if (rate === null || block === null || first === null || increment === null) return null;
  return {
    unit_block_rate: fromMicros(rate),
    unit_billing_block: block,
    unit_first_block: first,
    unit_increment: increment,
  };
}

async function overlapping(
  trx: Trx,
  { planId, serviceFlag, at }: { readonly planId: number; readonly serviceFlag: number; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from rates join rate_lines using (prefix)
    where rates.active and rates.deck_id in (
      select distinct on (service_flag) deck_id from rate_decks
      where plan_id = ${planId} and service_flag <> ${serviceFlag} and service_flag & ${serviceFlag} <> 0
        and valid_from <= ${at}
      order by service_flag, valid_from desc)`.execute(trx);
  return rows[0]?.total ?? 0;
}
