import { jsonbText, sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { fenceOf } from '../../access/scope.ts';
import { configChanged } from '../../events/config-changed.ts';
import { badLine, csvRows } from '../../http/csv-rows.ts';
import { csvHeaders, csvStream } from '../../http/csv-stream.ts';
import { CSV_BODY_LIMIT, readCsvUpload } from '../../http/csv-upload.ts';
import { errors } from '../../http/errors.ts';
import { tenantFilter } from '../../http/list-filters.ts';
import { queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { querySchema } from '../../http/resource/resource-schemas.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { mayWithContacts } from '../contacts/person-fields.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { DNC_COLUMNS, type DncLine, isDncHeader, readDncLine } from './dnc-line.ts';
import { ALL_TENANTS, CONTACT_DNCS } from './resource.ts';

const { tag } = CONTACT_DNCS;
const BATCH = 1000;

/** The do-not-contact list as a file (contract 30 §11). */
export function dncFileRoutes(route: RouteRegistrar): void {
  route({
    method: 'POST',
    path: '/contact_dncs/import/csv',
    tag,
    summary: 'Add a file of first_name,last_name,phone, or of numbers alone; those that are there already are left out',
    access: mayWithContacts('contact_create'),
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    bodyLimit: CSV_BODY_LIMIT,
    reply: Type.Integer({ description: 'How many were added.' }),
    handler: async ({ trx, caller, query, reply, audit, emit }) => {
      const lines = await readLines(await readCsvUpload(reply.request));
      const tenantId = await tenantOf(trx, caller, query['tenant_id']);
      const added = await addLines(trx, tenantId, caller.userId, lines);
      const resource = 'contact_dncs';
      audit({ resource, resourceId: 'csv', action: 'import', tenantId, after: { added, lines: lines.length } });
      if (added > 0) {
        emit(configChanged({ resource, id: 'csv', action: 'created', tenantId, by: caller.userId }));
      }
      return added;
    },
  });

  route({
    method: 'GET',
    path: '/contact_dncs/contactdncs/csv',
    tag,
    summary:
      'The numbers of the list as a file of first_name,last_name,phone, which can be imported; its filters apply',
    access: mayWithContacts('contact_list'),
    query: querySchema(CONTACT_DNCS),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ db, scope, caller, query, reply }) => {
      const asked = queryConditions(CONTACT_DNCS, query, query['search']?.trim() ?? '');
      const conditions = [...reachConditions(CONTACT_DNCS, { caller, scope }, 'see'), ...asked];
      const rows = (trx: Trx, after: number) =>
        sql<DncLine & { contact_dnc_id: number }>`
        select contact_dnc_id, first_name, last_name, phone from contact_dncs as r
        where ${sql.join([sql`contact_dnc_id > ${after} and phone <> ''`, ...conditions], sql` and `)}
        order by contact_dnc_id limit ${BATCH}`.execute(trx);
      const file = csvStream(null, (row) =>
        db.transaction(
          fenceOf(scope),
          async (trx) => {
            for (let batch = (await rows(trx, 0)).rows; batch.length > 0; ) {
              for (const one of batch) await row(DNC_COLUMNS.map((column) => one[column]));
              batch = (await rows(trx, batch.at(-1)?.contact_dnc_id ?? 0)).rows;
            }
          },
          { readOnly: true },
        ),
      );
      return csvHeaders(reply, 'export_dnc.csv').send(file);
    },
  });
}

/** Whose list is meant; null: the one of all tenants, which super admins name by 0. @throws ApiError 400, 403 */
async function tenantOf(trx: Trx, caller: Caller, named: string | undefined): Promise<number | null> {
  if (caller.kind === 'A' && named?.trim() === String(ALL_TENANTS)) return null;
  const tenantId = tenantForWrite(caller, tenantFilter(named));
  const tenant = trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', tenantId);
  if (!(await tenant.executeTakeFirst())) throw errors.badField('tenant_id', 'names no tenant');
  return tenantId;
}

/** All of them or none. @throws ApiError 422 that names the line */
async function readLines(bytes: Uint8Array): Promise<DncLine[]> {
  const lines: DncLine[] = [];
  let isFirst = true;
  for await (const { line, cells } of csvRows(bytes)) {
    const read = isFirst && isDncHeader(cells) ? null : readDncLine(cells);
    isFirst = false;
    if (typeof read === 'string') throw badLine(line, read);
    if (read !== null) lines.push(read);
  }
  return lines;
}

/** @returns how many were not there yet */
async function addLines(
  trx: Trx,
  tenantId: number | null,
  createdBy: number,
  lines: readonly DncLine[],
): Promise<number> {
  let added = 0;
  for (let at = 0; at < lines.length; at += BATCH) {
    const { rows } = await sql`
      insert into contact_dncs (tenant_id, created_by, first_name, last_name, phone)
      select ${tenantId}::integer, ${createdBy}::integer, first_name, last_name, phone
      from jsonb_to_recordset(${jsonbText(lines.slice(at, at + BATCH))}::jsonb)
        as line (first_name text, last_name text, phone text)
      on conflict do nothing
      returning contact_dnc_id`.execute(trx);
    added += rows.length;
  }
  return added;
}
