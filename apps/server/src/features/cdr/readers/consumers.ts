import { sql, type Trx } from '@strowger/db';

/** Somebody who reads call records on from the last one he took, or marks what he has done with them (contract 40 B12.1). */
export interface Consumer {
  readonly consumerId: number;
  readonly name: string;
  /** Reads this tenant's records alone; null: all. */
  readonly tenantId: number | null;
  readonly leg: ConsumerLeg;
  /** Null: has never read. */
  readonly cursor: number | null;
}

export type ConsumerLeg = 'a' | 'b' | 'all';

/** A name is one consumer of its identity; those of no identity (null) are the platform's own. */
export interface ConsumerKey {
  readonly identityId: number | null;
  readonly name: string;
}

/** The consumer, who is then at nobody else's disposal until the end of the transaction. Null: there is none. */
export async function lockConsumer(trx: Trx, key: ConsumerKey): Promise<Consumer | null> {
  const row = await trx
    .selectFrom('cdr_consumers')
    .select(['consumer_id', 'name', 'tenant_id', 'leg', 'cursor_seq'])
    .where('identity_id', 'is not distinct from', key.identityId)
    .where('name', '=', key.name)
    .forUpdate()
    .executeTakeFirst();
  return row ? consumerOf(row) : null;
}

/** The same by its id. @throws when it has gone */
export async function lockConsumerById(trx: Trx, consumerId: number): Promise<Consumer> {
  const row = await trx
    .selectFrom('cdr_consumers')
    .select(['consumer_id', 'name', 'tenant_id', 'leg', 'cursor_seq'])
    .where('consumer_id', '=', consumerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return consumerOf(row);
}

/** The same, made when it is new. What it reads is settled then: the second argument counts no more afterwards. */
export async function lockOrMakeConsumer(
  trx: Trx,
  key: ConsumerKey,
  reads: Pick<Consumer, 'tenantId' | 'leg'>,
): Promise<Consumer> {
  await trx
    .insertInto('cdr_consumers')
    .values({ identity_id: key.identityId, name: key.name, tenant_id: reads.tenantId, leg: reads.leg })
    .onConflict((conflict) => conflict.columns(['identity_id', 'name']).doNothing())
    .execute();
  const made = await lockConsumer(trx, key);
  if (made === null) throw new Error('a consumer went as it was made');
  return made;
}

/** The same for one who is about to read: one who has only marked so far has settled nothing. */
export async function lockOrMakeReader(
  trx: Trx,
  key: ConsumerKey,
  reads: Pick<Consumer, 'tenantId' | 'leg'>,
): Promise<Consumer> {
  const consumer = await lockOrMakeConsumer(trx, key, reads);
  if (consumer.cursor !== null) return consumer;
  await trx
    .updateTable('cdr_consumers')
    .set({ tenant_id: reads.tenantId, leg: reads.leg })
    .where('consumer_id', '=', consumer.consumerId)
    .execute();
  return { ...consumer, ...reads };
}

/** As it stands now. */
export async function cursorOf(trx: Trx, { consumerId }: Consumer): Promise<number> {
  const { cursor_seq } = await trx
    .selectFrom('cdr_consumers')
    .select('cursor_seq')
    .where('consumer_id', '=', consumerId)
    .executeTakeFirstOrThrow();
  return cursor_seq ?? 0;
}

/** Everything up to there is done or in an open batch; the cursor never goes back by it. */
export async function advanceCursor(trx: Trx, { consumerId }: Consumer, to: number): Promise<void> {
  await trx
    .updateTable('cdr_consumers')
    .set({ cursor_seq: sql<number>`greatest(coalesce(cursor_seq, 0), ${to})` })
    .where('consumer_id', '=', consumerId)
    .execute();
}

function consumerOf(row: {
  readonly consumer_id: number;
  readonly name: string;
  readonly tenant_id: number | null;
  readonly leg: string;
  readonly cursor_seq: number | null;
}): Consumer {
  return {
    consumerId: row.consumer_id,
    name: row.name,
    tenantId: row.tenant_id,
    leg: row.leg === 'a' || row.leg === 'b' ? row.leg : 'all',
    cursor: row.cursor_seq,
  };
}
