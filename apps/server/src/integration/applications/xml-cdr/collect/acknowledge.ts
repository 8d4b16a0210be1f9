import { Type } from 'typebox';
import {
  type Acknowledgement,
  acknowledgeBatch,
  acknowledgeRecords,
  type Marked,
} from '../../../../features/cdr/readers/acknowledge.ts';
import { lockOrMakeConsumer } from '../../../../features/cdr/readers/consumers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { missingParameters, notFound } from '../../../errors.ts';
import { ConsumerName, NameList, namesOf } from '../record-filter.ts';
import { batchInHand, impliedConsumer } from './reader.ts';

/** Contract 40 B12.1. */
export const acknowledge = defineAction({
  action: 'acknowledge',
  access: 'write',
  params: Type.Object({
    batch_id: Type.Optional(Type.String({ maxLength: 64 })),
    uuids: Type.Optional(NameList),
    consumer: Type.Optional(ConsumerName),
    result: Type.Optional(Type.Enum(['exported', 'rejected', ''])),
    external_ref: Type.Optional(Type.String({ maxLength: 255 })),
  }),
  async run(call, params) {
    const result = params.result || 'exported';
    const said = { result, externalRef: params.external_ref || null, now: call.now };
    const { marked, already } = params.batch_id
      ? await takenBatch(call, params.batch_id, said)
      : await takenRecords(call, namesOf(params.uuids), params.consumer, said);
    call.note({ records: marked });
    return {
      message: 'Records acknowledged',
      acknowledged: result === 'exported' ? marked : 0,
      already,
      rejected: result === 'rejected' ? marked : 0,
    };
  },
});

async function takenBatch(call: IntegrationCall, batchId: string, said: Acknowledgement): Promise<Marked> {
  const batch = await batchInHand(call, batchId);
  return acknowledgeBatch(call.trx, batch.consumer, batch, said);
}

async function takenRecords(
  call: IntegrationCall,
  uuids: readonly string[],
  name: string | undefined,
  said: Acknowledgement,
): Promise<Marked> {
  if (uuids.length === 0) throw missingParameters(['batch_id']);
  const { identityId } = call.identity;
  const key = { identityId, name: name?.trim() ?? (await impliedConsumer(call.trx, identityId)) };
  const consumer = await lockOrMakeConsumer(call.trx, key, { tenantId: call.scope.only, leg: 'all' });
  const marked = await acknowledgeRecords(call.trx, consumer, uuids, said);
  if (marked === null) throw notFound();
  return marked;
}
