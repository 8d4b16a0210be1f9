import { Type } from 'typebox';
import { type Consumer, type ConsumerLeg, lockOrMakeReader } from '../../../../features/cdr/readers/consumers.ts';
import { lendBatch } from '../../../../features/cdr/readers/lend-batch.ts';
import { openRecordsOf, recordsOf } from '../../../../features/cdr/readers/records-of-consumer.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { conflict } from '../../../errors.ts';
import { ConsumerName, RECORD_FILTER } from '../record-filter.ts';
import { COLLECTED_COLUMNS, presentRecord } from '../records/columns.ts';
import { readRecords } from '../records/read-records.ts';

/** Contract 40 B12.1. */
export const collect = defineAction({
  action: 'collect',
  access: 'write',
  params: Type.Object({
    consumer: ConsumerName,
    cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    tenant_domain: RECORD_FILTER.tenant_domain,
    leg: RECORD_FILTER.leg,
  }),
  async run(call, params) {
    const consumer = await readingConsumer(call, params);
    const lent = await lendBatch(call.trx, consumer, {
      cursor: params.cursor ?? null,
      limit: params.limit ?? 1000,
      now: call.now,
    });
    const query = lent.openSince
      ? openRecordsOf(call.trx, consumer, lent, lent.openSince)
      : recordsOf(call.trx, consumer, lent);
    const marks = { consumers: [consumer.consumerId], before: null };
    const records = lent.batchId === null ? [] : await readRecords(call.trx, query, marks);
    call.note({ records: records.length });
    return {
      message: records.length === 0 ? 'Nothing to collect' : 'CDR batch collected',
      batch_id: lent.batchId,
      cursor: lent.from,
      next_cursor: lent.to,
      has_more: lent.hasMore,
      count: records.length,
      records: records.map((record) => presentRecord(record, COLLECTED_COLUMNS)),
    };
  },
});

interface Reads {
  readonly consumer: string;
  readonly tenant_domain?: string;
  readonly leg?: ConsumerLeg | '';
}

/** @throws IntegrationError 404, 409 when he has begun to read something else */
async function readingConsumer(
  call: IntegrationCall,
  { consumer: name, tenant_domain, leg }: Reads,
): Promise<Consumer> {
  const tenant = await call.scope.tenantOrAll(call.trx, tenant_domain);
  const asked = { tenantId: tenant?.tenantId ?? null, leg: leg || 'a' } as const;
  const key = { identityId: call.identity.identityId, name: name.trim() };
  const consumer = await lockOrMakeReader(call.trx, key, asked);
  if ((tenant_domain && consumer.tenantId !== asked.tenantId) || (leg && consumer.leg !== asked.leg)) {
    throw conflict('This consumer has begun to read other records: take another name for these');
  }
  return consumer;
}
