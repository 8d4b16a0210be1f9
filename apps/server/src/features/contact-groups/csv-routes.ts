import type { Database, Trx } from '@strowger/db';
import { Type } from 'typebox';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { configChanged } from '../../events/config-changed.ts';
import { utf8Of } from '../../http/csv-encoding.ts';
import { csvHeaders, csvStream } from '../../http/csv-stream.ts';
import { CSV_BODY_LIMIT, readCsvUpload } from '../../http/csv-upload.ts';
import { errors } from '../../http/errors.ts';
import type { Reader } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { mayWithContacts } from '../contacts/person-fields.ts';
import { CONTACT_COLUMNS, type ContactLine } from './contact-line.ts';
import { beginImport, lockGroup } from './import-job.ts';
import { readContacts } from './read-contacts.ts';
import { CONTACT_GROUPS } from './resource.ts';
import { storeContacts } from './store-contacts.ts';

const { tag } = CONTACT_GROUPS;
const params = { group_id: 'id' } as const;
const TEXT_CSV = 'text/csv';
const lister = mayWithContacts('contact_list');

/** Files with fewer contacts are stored before the answer (contract 30 §10). */
const STORED_AT_ONCE = 2000;
const BATCH = 1000;

const SAMPLE_FILE = 'contact_sample.csv';
const SAMPLE = `"15551234567","Jane","Doe","jane@example.com","1 Main Street","","","","Sample contact"
"15557654321","John","Roe","john@example.com","2 Main Street","","","","Sample contact"
`;

/** Contacts of a group as a file (contract 30 §10). */
export function groupFileRoutes(route: RouteRegistrar, platform: Platform): void {
  const shared = { method: 'GET', tag, access: lister, reply: Type.String(), produces: TEXT_CSV } as const;

  route({
    ...shared,
    path: '/groups/:group_id/csv',
    summary: 'The contacts of a group as a file, without a header',
    params,
    transaction: 'none',
    handler: async (context) => {
      const { db, caller, scope, params: path, reply } = context;
      const require = (trx: Trx) => requireGroup({ trx, caller, scope }, path.group_id);
      await db.transaction(fenceOf(scope), require, { readOnly: true });
      return csvHeaders(reply, `group_${path.group_id}.csv`).send(exportGroup(db, scope, path.group_id));
    },
  });

  const sample = { ...shared, summary: 'What a file of contacts looks like' };
  route({
    ...sample,
    path: '/groups/sample/csv',
    handler: async ({ reply }) => csvHeaders(reply, SAMPLE_FILE).send(SAMPLE),
  });
  route({
    ...sample,
    path: '/groups/:group_id/sample/csv',
    params,
    handler: async (context) => {
      await requireGroup(context, context.params.group_id);
      return csvHeaders(context.reply, SAMPLE_FILE).send(SAMPLE);
    },
  });

  route({
    method: 'POST',
    path: '/groups/:group_id/csv',
    tag,
    summary: `Put a file of contacts in a group: ${CONTACT_COLUMNS.join(',')}. Long files go on after the answer`,
    access: mayWithContacts('contact_create'),
    params,
    bodyLimit: CSV_BODY_LIMIT,
    reply: Type.Integer(),
    handler: (context) => importContacts(context, platform),
  });
}

function exportGroup(db: Database, scope: Scope, groupId: number) {
  return csvStream(null, (row) =>
    db.transaction(
      fenceOf(scope),
      async (trx) => {
        const contacts = trx
          .selectFrom('contact_group_members as m')
          .innerJoin('contacts as c', 'c.contact_id', 'm.contact_id')
          .select(CONTACT_COLUMNS.map((column) => `c.${column}` as const))
          .where('m.group_id', '=', groupId)
          .where('c.date_deleted', 'is', null)
          .$if(scope.kind === 'own', (query) =>
            query.where('c.created_by', '=', scope.kind === 'own' ? scope.userId : 0),
          )
          .orderBy('c.contact_id');
        for await (const contact of contacts.stream(BATCH)) await row(CONTACT_COLUMNS.map((column) => contact[column]));
      },
      { readOnly: true },
    ),
  );
}

/** @returns the group's tenant @throws ApiError 404 */
async function requireGroup(reader: Reader, groupId: number): Promise<number> {
  const found = await findRow(
    reader.trx,
    CONTACT_GROUPS,
    groupId,
    reachConditions(CONTACT_GROUPS, reader, 'see'),
    'look',
  );
  if (!found || found.tenantId === null) throw errors.notFound(CONTACT_GROUPS.what);
  return found.tenantId;
}

async function importContacts(context: RouteContext<unknown, typeof params>, platform: Platform): Promise<number> {
  const { trx, caller, scope, params: path, reply, audit, emit, header } = context;
  const { group_id: groupId } = path;
  const tenantId = await requireGroup(context, groupId);
  const bytes = utf8Of(await readCsvUpload(reply.request));
  const { lines, count, rejected } = await lookThrough(bytes);
  const place = { groupId, tenantId, createdBy: caller.userId, isOwnOnly: scope.kind === 'own' };
  if (lines === null) {
    await beginImport(platform, trx, { place, bytes, lines: count, rejected });
  } else {
    await lockGroup(trx, groupId);
    await storeContacts(trx, place, lines);
  }
  header('x-import-rejected', String(rejected));
  audit({
    resource: 'groups',
    resourceId: groupId,
    action: 'import',
    tenantId,
    after: { contacts: count, rejected },
    activity: `Import contacts to group ${groupId}: ${count} lines -ID:(${groupId})`,
  });
  if (lines !== null && count > 0) {
    const changed = ['contact_total'];
    emit(configChanged({ resource: 'groups', id: groupId, action: 'updated', changed, tenantId, by: caller.userId }));
  }
  return groupId;
}

interface Looked {
  /** Null: there are too many to be stored at once. */
  readonly lines: readonly ContactLine[] | null;
  readonly count: number;
  readonly rejected: number;
}

/** The whole file is looked at before the answer: what is no CSV is refused, what will be left out is counted. */
async function lookThrough(bytes: Uint8Array): Promise<Looked> {
  const kept: ContactLine[] = [];
  let count = 0;
  let rejected = 0;
  const reject = () => {
    rejected += 1;
  };
  for await (const lines of readContacts(bytes, BATCH, reject)) {
    count += lines.length;
    if (count < STORED_AT_ONCE) kept.push(...lines);
  }
  return { lines: count < STORED_AT_ONCE ? kept : null, count, rejected };
}
