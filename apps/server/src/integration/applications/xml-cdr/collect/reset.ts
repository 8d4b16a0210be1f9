import { Type } from 'typebox';
import { resetCursor, seqBefore } from '../../../../features/cdr/readers/reset-cursor.ts';
import { defineAction } from '../../../application.ts';
import { invalidRequest, missingParameters } from '../../../errors.ts';
import { instantIn } from '../period.ts';
import { ConsumerName } from '../record-filter.ts';
import { knownConsumer } from './reader.ts';

/**
 * Contract 40 B12.1: what was recorded behind the cursor is delivered again. Marks stay: a record that was acknowledged says
 * so when it comes again.
 */
export const reset = defineAction({
  action: 'reset',
  access: 'write',
  params: Type.Object({
    consumer: ConsumerName,
    cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    date: Type.Optional(Type.String({ maxLength: 40 })),
    timezone: Type.Optional(Type.String({ maxLength: 64 })),
    confirm: Type.Boolean(),
  }),
  async run(call, params) {
    if (!params.confirm) throw invalidRequest('confirm', 'must be true');
    const consumer = await knownConsumer(call, params.consumer.trim());
    if (params.cursor === undefined && !params.date) throw missingParameters(['cursor']);
    const reached = consumer.cursor ?? 0;
    const cursor = params.cursor ?? Math.min(reached, await seqBefore(call.trx, consumer, dateOf(params)));
    if (cursor > reached) throw invalidRequest('cursor', 'must not be beyond what was read');
    await resetCursor(call.trx, consumer, cursor, call.now);
    call.writer.audit({
      action: 'integration.cdr.reset',
      resource: 'cdr_consumer',
      resourceId: consumer.consumerId,
      before: { consumer: consumer.name, cursor: consumer.cursor },
      after: { consumer: consumer.name, cursor },
    });
    return { message: 'Cursor moved back', consumer: consumer.name, cursor };
  },
});

function dateOf({ date, timezone }: { readonly date?: string; readonly timezone?: string }): Date {
  return instantIn('date', date ?? '', timezone);
}
