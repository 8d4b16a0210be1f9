import { Type } from 'typebox';
import { releaseBatch } from '../../../../features/cdr/readers/batches.ts';
import { defineAction } from '../../../application.ts';
import { conflict } from '../../../errors.ts';
import { batchInHand } from './reader.ts';

/** Contract 40 B12.1: the records of the batch are for whoever collects next. */
export const release = defineAction({
  action: 'release',
  access: 'write',
  params: Type.Object({ batch_id: Type.String({ minLength: 1, maxLength: 64 }) }),
  async run(call, params) {
    const batch = await batchInHand(call, params.batch_id);
    if (batch.state === 'acknowledged') throw conflict('The batch was acknowledged');
    await releaseBatch(call.trx, batch.batchId);
    return { message: 'Batch released', batch_id: batch.batchId };
  },
});
