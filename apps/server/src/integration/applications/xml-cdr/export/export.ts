import { jsonbText } from '@strowger/db';
import { Type } from 'typebox';
import { raw, stamp } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest } from '../../../errors.ts';
import { BASES } from '../../../paths.ts';
import { periodOf } from '../period.ts';
import { ConsumerName, columnsOf, NameList, RECORD_FILTER } from '../record-filter.ts';
import { recordScope } from '../record-scope.ts';
import { downloadOf } from './download-of.ts';
import { exportSummary, type FormatName, isFormat } from './file-format.ts';
import { hideSuppressed } from './hide-suppressed.ts';
import { pin } from './pin.ts';
import { takeExportPlace } from './running-exports.ts';
import type { Pinned } from './selection.ts';

/** Contract 40 B11. */
export const exportRecords = defineAction({
  action: 'export',
  access: 'read',
  limit: 'cdr_export',
  transaction: 'none',
  params: Type.Object({
    date_start: Type.String({ minLength: 1, maxLength: 40 }),
    date_end: Type.String({ minLength: 1, maxLength: 40 }),
    timezone: Type.Optional(Type.String({ maxLength: 64 })),
    format: Type.Optional(Type.String({ maxLength: 8 })),
    delivery: Type.Optional(Type.Enum(['summary', 'stream', ''])),
    only_unexported: Type.Optional(Type.Boolean()),
    consumer: Type.Optional(ConsumerName),
    columns: Type.Optional(NameList),
    after_seq: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    ...RECORD_FILTER,
  }),
  async run(call, params) {
    const format = formatOf(params.format);
    const period = periodOf(params);
    const columns = columnsOf(params.columns);
    const tenant = await call.db.transaction(
      call.scope.fence,
      (trx) => call.scope.tenantOrAll(trx, params.tenant_domain),
      { readOnly: true },
    );
    const giveBack = await takeExportPlace(call.db, call.identity.identityId);
    try {
      const pinned = await pin(
        call.db,
        recordScope(call),
        { identityId: call.identity.identityId, consumer: params.consumer ?? null },
        {
          from: period.from.toISOString(),
          until: period.until.toISOString(),
          range: period.range,
          tenant_id: tenant?.tenantId ?? null,
          domain: tenant?.domainName ?? null,
          extension: params.extension || null,
          direction: params.direction === 'internal' ? 'local' : params.direction || null,
          call_type: params.call_type || null,
          status: params.status || null,
          leg: params.leg || 'a',
          only_unexported: params.only_unexported ?? false,
          columns,
        },
      );
      if (params.delivery === 'stream') {
        const shown = params.extension ? await hideSuppressed(call.db, recordScope(call), pinned) : pinned;
        return await downloadOf(call, format, shown, { after: params.after_seq ?? 0, giveBack });
      }
      await keep(call, format, pinned);
      giveBack();
      return raw(exportSummary(format, { total: pinned.total, range: period.range }));
    } catch (error) {
      giveBack();
      throw error;
    }
  },
});

function formatOf(text: string | undefined): FormatName {
  const name = text?.trim().toUpperCase() || 'JSON';
  if (!isFormat(name)) throw invalidRequest('format', 'must be JSON, CSV or XML');
  return name;
}

const HOUR_MS = 3_600_000;

/** Remembers what the file holds until it expires, and says where it is. */
async function keep(call: IntegrationCall, format: FormatName, pinned: Pinned): Promise<void> {
  const hours = call.platform.settings.get('integration.export_ttl_hours');
  const expires = new Date(call.now.getTime() + hours * HOUR_MS);
  const { export_id } = await call.db.transaction(call.scope.fence, (trx) =>
    trx
      .insertInto('cdr_exports')
      .values({
        identity_id: call.identity.identityId,
        tenant_id: pinned.selection.tenant_id,
        format,
        request: jsonbText(pinned.selection),
        first_seq: pinned.firstSeq,
        last_seq: pinned.lastSeq,
        total_records: pinned.total,
        pinned_at: pinned.pinnedAt,
        expires_at: expires,
      })
      .returning('export_id')
      .executeTakeFirstOrThrow(),
  );
  call.note({ records: pinned.total });
  call.header('x-export-id', export_id);
  call.header('location', `${BASES[0]}/xml_cdr/export/${export_id}`);
  call.header('x-export-expires', stamp(expires));
}
