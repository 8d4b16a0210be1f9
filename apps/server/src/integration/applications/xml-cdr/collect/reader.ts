import type { Trx } from '@strowger/db';
import { type Consumer, lockConsumer, lockConsumerById } from '../../../../features/cdr/readers/consumers.ts';
import type { SeqRange } from '../../../../features/cdr/readers/records-of-consumer.ts';
import type { IntegrationCall } from '../../../application.ts';
import { missingParameters, notFound } from '../../../errors.ts';
import { isUuid } from '../records/is-uuid.ts';

/** The consumer of records that are acknowledged by their ids and were never collected. */
const DEFAULT_CONSUMER = 'default';

/** A batch with the consumer it was handed to, who is locked. */
export interface BatchInHand extends SeqRange {
  readonly batchId: string;
  readonly consumer: Consumer;
  readonly state: string;
}

/** @throws IntegrationError 404 unless it was handed to this identity */
export async function batchInHand(call: IntegrationCall, batchId: string): Promise<BatchInHand> {
  if (!isUuid(batchId)) throw notFound();
  const owner = await call.trx
    .selectFrom('cdr_batches')
    .innerJoin('cdr_consumers', 'cdr_consumers.consumer_id', 'cdr_batches.consumer_id')
    .select('cdr_batches.consumer_id')
    .where('batch_id', '=', batchId)
    .where('identity_id', '=', call.identity.identityId)
    .executeTakeFirst();
  if (!owner) throw notFound();
  const consumer = await lockConsumerById(call.trx, owner.consumer_id);
  // Read behind the lock: another caller may just have settled it.
  const batch = await call.trx
    .selectFrom('cdr_batches')
    .select(['from_seq', 'to_seq', 'state'])
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  return { batchId, consumer, from: batch.from_seq, to: batch.to_seq, state: batch.state };
}

/** Which consumer is meant where none is named: the identity's only one, or one of that purpose. */
export async function impliedConsumer(trx: Trx, identityId: number): Promise<string> {
  const names = await trx
    .selectFrom('cdr_consumers')
    .select('name')
    .where('identity_id', '=', identityId)
    .limit(2)
    .execute();
  const [only, another] = names;
  if (another) throw missingParameters(['consumer']);
  return only?.name ?? DEFAULT_CONSUMER;
}

/** @throws IntegrationError 404 */
export async function knownConsumer(call: IntegrationCall, name: string): Promise<Consumer> {
  const consumer = await lockConsumer(call.trx, { identityId: call.identity.identityId, name });
  if (consumer === null) throw notFound();
  return consumer;
}
