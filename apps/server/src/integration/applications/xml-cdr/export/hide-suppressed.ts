import type { Database, Tables } from '@strowger/db';
import type { SelectQueryBuilder } from 'kysely';
import { fenceOf, type Scope } from '../../../../access/scope.ts';
import { TenantServices } from '../../../../features/autobill/tenant-services.ts';
import { descriptionOf } from '../records/columns.ts';
import { type Pinned, selectedRecords } from './selection.ts';

const BATCH = 5_000;

/**
 * Leaves out what packages suppress: the client's list does not show it (contract 40 B12.4 step 4, B12.6). Of calls that
 * belong to no service all are shown.
 */
export async function hideSuppressed(db: Database, scope: Scope, pinned: Pinned): Promise<Pinned> {
  const { selection, pinnedAt, firstSeq, lastSeq } = pinned;
  const { tenant_id: tenantId } = selection;
  if (tenantId === null || firstSeq === null || lastSeq === null) return pinned;
  const hidden = await db.transaction(
    fenceOf(scope),
    async (trx) => {
      const services = await TenantServices.read(trx, tenantId);
      const query = selectedRecords(trx, scope, selection, pinnedAt);
      return services === null ? [] : suppressedBy(services, recordsBetween(query, firstSeq, lastSeq));
    },
    { readOnly: true },
  );
  return { ...pinned, selection: { ...selection, hidden }, total: pinned.total - hidden.length };
}

async function* recordsBetween(query: SelectQueryBuilder<Tables, 'cdr', object>, firstSeq: number, lastSeq: number) {
  let after = firstSeq - 1;
  for (;;) {
    const rows = await query
      .select(['cdr_seq', 'start_time', 'direction', 'call_type', 'extension', 'caller_number', 'caller_destination'])
      .select(['source_number', 'destination', 'rated_number', 'provider_id'])
      .where('cdr_seq', '>', after)
      .where('cdr_seq', '<=', lastSeq)
      .orderBy('cdr_seq')
      .limit(BATCH)
      .execute();
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.cdr_seq ?? lastSeq;
  }
}

async function suppressedBy(services: TenantServices, records: ReturnType<typeof recordsBetween>): Promise<number[]> {
  const hidden: number[] = [];
  for await (const row of records) {
    const isInbound = row.direction === 'inbound';
    const dids = isInbound ? [row.caller_destination] : [row.source_number];
    const service = services.ownerOf({ extension: row.extension, dids });
    const prices = service === null ? null : services.pricesAt(service, row.start_time, row.provider_id);
    if (prices === null) continue;
    const number = isInbound ? (row.caller_destination ?? row.destination) : (row.rated_number ?? row.destination);
    const call = {
      direction: directionOf(row.direction),
      number: number ?? '',
      caller: row.caller_number ?? '',
      description: descriptionOf(row) ?? '',
    };
    if (prices.book.hides(call)) hidden.push(row.cdr_seq);
  }
  return hidden;
}

function directionOf(stored: string | null): 'inbound' | 'local' | 'outbound' {
  return stored === 'inbound' || stored === 'local' ? stored : 'outbound';
}
