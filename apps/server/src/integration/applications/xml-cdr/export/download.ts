import { Type } from 'typebox';
import { check } from '../../../../http/validation.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { notFound } from '../../../errors.ts';
import { isColumn } from '../records/columns.ts';
import { isUuid } from '../records/is-uuid.ts';
import { downloadOf } from './download-of.ts';
import { type FormatName, isFormat } from './file-format.ts';
import { takeExportPlace } from './running-exports.ts';
import { type Pinned, Selection } from './selection.ts';

/** The file that `export` has promised, until it expires (contract 40 B11). */
export const download = defineAction({
  action: 'export/:export_id',
  access: 'read',
  methods: ['GET', 'POST'],
  transaction: 'none',
  params: Type.Object({
    export_id: Type.String({ maxLength: 64 }),
    after_seq: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  }),
  async run(call, params) {
    const { format, pinned } = await keptExport(call, params.export_id);
    const giveBack = await takeExportPlace(call.db, call.identity.identityId);
    try {
      return await downloadOf(call, format, pinned, { after: params.after_seq ?? 0, giveBack });
    } catch (error) {
      giveBack();
      throw error;
    }
  },
});

/** @throws IntegrationError 404 for what is another identity's, has expired or never was */
async function keptExport(
  call: IntegrationCall,
  exportId: string,
): Promise<{ readonly format: FormatName; readonly pinned: Pinned }> {
  if (!isUuid(exportId)) throw notFound();
  const kept = await call.db.transaction(
    call.scope.fence,
    (trx) =>
      trx
        .selectFrom('cdr_exports')
        .selectAll()
        .where('export_id', '=', exportId)
        .where('identity_id', '=', call.identity.identityId)
        .where('expires_at', '>', call.now)
        .executeTakeFirst(),
    { readOnly: true },
  );
  if (!kept || !isFormat(kept.format) || !isSelection(kept.request)) throw notFound();
  return {
    format: kept.format,
    pinned: {
      selection: kept.request,
      columns: kept.request.columns.filter(isColumn),
      firstSeq: kept.first_seq,
      lastSeq: kept.last_seq,
      total: kept.total_records,
      pinnedAt: kept.pinned_at,
    },
  };
}

function isSelection(value: unknown): value is Selection {
  return check(Selection, value).length === 0;
}
