import { Type } from 'typebox';
import { confirmLines, voidLines } from '../../../../features/autobill/settle-lines.ts';
import { defineAction } from '../../../application.ts';
import { invalidRequest, missingParameters } from '../../../errors.ts';
import { NameList } from '../record-filter.ts';
import { wordsOf } from '../services/params.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function lineIdsOf(sent: string | readonly string[]): string[] {
  const ids = wordsOf(sent).map((id) => id.toLowerCase());
  if (ids.length === 0) throw missingParameters(['line_ids']);
  if (!ids.every((id) => UUID.test(id))) throw invalidRequest('line_ids', 'must be ids of lines');
  return ids;
}

/** Lines stand on an invoice (contract 40 B12.5). */
export const confirmAutobill = defineAction({
  action: 'autobill/confirm',
  access: 'write',
  edition: 'enterprise',
  params: Type.Object({
    line_ids: NameList,
    invoice_ref: Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' }),
  }),
  async run(call, params) {
    const ids = lineIdsOf(params.line_ids);
    const by = { identityId: call.identity.identityId, tenantId: call.scope.only };
    const { confirmed, already } = await confirmLines(call.trx, ids, params.invoice_ref.trim(), by, call.now);
    call.writer.audit({
      resource: 'autobill_lines',
      resourceId: params.invoice_ref.trim(),
      action: 'confirm',
      tenantId: call.scope.only,
      after: { line_ids: ids, invoice_ref: params.invoice_ref.trim() },
    });
    return { message: 'Lines confirmed', confirmed, already, invoice_ref: params.invoice_ref.trim() };
  },
});

/** Lines are taken back, and their records free for another run (contract 40 B12.5). */
export const voidAutobill = defineAction({
  action: 'autobill/void',
  access: 'write',
  edition: 'enterprise',
  params: Type.Object({ line_ids: NameList, reason: Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' }) }),
  async run(call, params) {
    const ids = lineIdsOf(params.line_ids);
    const { voided, already, freed } = await voidLines(call.trx, ids, params.reason.trim(), call.now);
    call.writer.audit({
      resource: 'autobill_lines',
      resourceId: ids[0] ?? '',
      action: 'void',
      tenantId: call.scope.only,
      before: { line_ids: ids },
      after: { reason: params.reason.trim(), voided },
    });
    return { message: 'Lines voided', voided, already, records_freed: freed };
  },
});
