import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { Type } from 'typebox';
import { countryCodes } from '../../../../features/autobill/dialling-table.ts';
import { stream } from '../../../answers.ts';
import { defineAction } from '../../../application.ts';
import { pin } from '../export/pin.ts';
import { readPinned } from '../export/read-pinned.ts';
import { holding, takeExportPlace } from '../export/running-exports.ts';
import { periodOf } from '../period.ts';
import { RECORD_FILTER } from '../record-filter.ts';
import { recordScope } from '../record-scope.ts';
import type { FullRecord } from '../records/columns.ts';
import { type Issue, judgeCall, type Place } from './judge-number.ts';
import { placeOf } from './place.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** Contract 40 B12.2. It comes as it is read, the summary last. */
export const validate = defineAction({
  action: 'validate',
  access: 'read',
  transaction: 'none',
  params: Type.Object({
    tenant_domain: RECORD_FILTER.tenant_domain,
    extension: RECORD_FILTER.extension,
    date_start: Type.Optional(Type.String({ maxLength: 40 })),
    date_end: Type.Optional(Type.String({ maxLength: 40 })),
    timezone: Type.Optional(Type.String({ maxLength: 64 })),
    package_code: Type.Optional(Type.String({ maxLength: 64 })),
    country_code: Type.Optional(Type.String({ maxLength: 8 })),
  }),
  async run(call, params) {
    const place = await placeOf(call, params);
    const date_end = params.date_end || dayOf(call.now);
    const date_start = params.date_start || dayOf(new Date(call.now.getTime() - DEFAULT_DAYS * DAY_MS));
    const period = periodOf({ date_start, date_end, timezone: params.timezone });
    const tenant = await call.db.transaction(call.scope.fence, (trx) => call.scope.tenant(trx, params.tenant_domain), {
      readOnly: true,
    });
    const giveBack = await takeExportPlace(call.db, call.identity.identityId);
    try {
      const pinned = await pin(
        call.db,
        recordScope(call),
        { identityId: call.identity.identityId, consumer: null },
        {
          from: period.from.toISOString(),
          until: period.until.toISOString(),
          range: period.range,
          tenant_id: tenant.tenantId,
          domain: tenant.domainName,
          extension: params.extension || null,
          direction: null,
          call_type: null,
          status: null,
          leg: 'a',
          only_unexported: false,
          columns: [],
        },
      );
      const batches = readPinned(call.db, recordScope(call), pinned, 0);
      const answer = Readable.from(judgements(batches, place), { objectMode: false });
      return stream(holding(answer, giveBack), { contentType: 'application/json; charset=utf-8' });
    } catch (error) {
      giveBack();
      throw error;
    }
  },
});

async function* judgements(batches: AsyncIterable<readonly FullRecord[]>, place: Place): AsyncGenerator<string> {
  const count: Record<Issue, number> = { valid: 0, wrong_country: 0, invalid: 0, extension: 0 };
  let total = 0;
  yield `${JSON.stringify({ status: 'success', message: 'Call records validated' }).slice(0, -1)},"records":[`;
  for await (const batch of batches) {
    const lines: string[] = [];
    for (const record of batch.filter(({ direction }) => direction === 'inbound' || direction === 'outbound')) {
      const { number, e164, issue, suggested } = judge(record, place);
      count[issue] += 1;
      total += 1;
      const { call_id: xml_cdr_uuid, direction } = record;
      const line = JSON.stringify({ xml_cdr_uuid, direction, number, e164, issue, suggested });
      lines.push(`${total === 1 ? '' : ','}\n${line}`);
    }
    yield lines.join('');
    await breathe();
  }
  yield `\n],"summary":${JSON.stringify({ total, ...count })}}\n`;
}

function judge({ direction, caller_number, destination }: FullRecord, place: Place) {
  const call = { direction: direction ?? '', caller: caller_number ?? '', destination: destination ?? '' };
  return judgeCall(call, place, countryCodes());
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
