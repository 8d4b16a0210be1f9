import { jsonbText, sql, type Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import { parseBody } from '../../http/validation.ts';
import type { Platform } from '../../platform.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { findAccount } from '../transmissions/sender.ts';
import { addressOfEmail, addressOfPhone, type EntryPlace, installEntry } from './inbound-entries.ts';
import { programBody, withoutShownData } from './program-body.ts';
import { findProgram, type ProgramRow } from './program-rows.ts';
import type { Parameters, ProgramType } from './program-type.ts';
import { idIn, textIn } from './required.ts';
import { programType } from './types.ts';

/** Who makes or changes a program. */
export interface ProgramWriter {
  readonly trx: Trx;
  readonly caller: Pick<Caller, 'kind' | 'tenantId'> & { readonly userId: number | null };
  readonly scope: Scope;
  audit(entry: AuditEntry): void;
  emit(event: KeptEvent): void;
}

type Parts = Pick<Platform, 'settings'>;

/** What beside its parameters a program is made of. */
export interface NewProgram {
  readonly tenantId: number;
  readonly name?: string;
  readonly coverId?: number | null;
  readonly accountId?: number | null;
  readonly parentId?: number | null;
}

/**
 * Makes a program from the body of a request and installs what it answers at.
 * @throws ApiError 400, 403, 404, 412
 */
export async function createProgramFrom(
  writer: ProgramWriter & { readonly caller: Caller },
  parts: Parts,
  type: ProgramType,
  raw: unknown,
): Promise<ProgramRow> {
  const sent = readProgramBody(type, raw);
  const tenantId = tenantForWrite(writer.caller, idIn(sent, 'tenant_id') ?? undefined);
  const accountId = await accountIn(writer, parts, tenantId, sent);
  return createProgram(writer, type, sent, {
    tenantId,
    name: textIn(sent, 'name'),
    coverId: idIn(sent, 'cover_id'),
    accountId,
  });
}

/** @throws ApiError 400, 404, 412 */
export async function createProgram(
  writer: ProgramWriter,
  type: ProgramType,
  sent: Parameters,
  { tenantId, name = '', coverId = null, accountId = null, parentId = null }: NewProgram,
): Promise<ProgramRow> {
  const { trx, caller, scope } = writer;
  const userId = caller.userId;
  await requireCover(trx, tenantId, coverId);
  const known = accountId === null ? sent : { ...sent, account_id: accountId };
  const data = await type.complete(known, { trx, scope, tenantId, userId });
  const { rows } = await sql<{ program_id: number }>`
    insert into programs (tenant_id, created_by, name, type, parent_id, cover_id, account_id, data)
    values (${tenantId}, ${userId}, ${name || type.name}, ${type.name}, ${parentId}, ${coverId}, ${accountId},
      ${jsonbText(data)}::jsonb)
    returning program_id`.execute(trx);
  const made = await reread(trx, rows[0]?.program_id ?? 0);
  await install(trx, type, made);
  tell(writer, made, 'created');
  return made;
}

/** @throws ApiError 400, 404, 412 */
export async function updateProgram(
  writer: ProgramWriter,
  parts: Parts,
  before: ProgramRow,
  raw: unknown,
): Promise<ProgramRow> {
  const { trx, scope, caller } = writer;
  const type = programType(before.type);
  if (type === undefined) throw errors.notFound('Program');
  const sent = readProgramBody(type, raw);
  const { tenant_id: tenantId } = before;
  const coverId = Object.hasOwn(sent, 'cover_id') ? idIn(sent, 'cover_id') : before.cover_id;
  if (coverId !== before.cover_id) await requireCover(trx, tenantId, coverId);
  const accountId = Object.hasOwn(sent, 'account_id')
    ? await accountIn(writer, parts, tenantId, sent)
    : before.account_id;
  const merged = { ...before.data, ...sent, ...(accountId === null ? {} : { account_id: accountId }) };
  const data = await type.complete(merged, { trx, scope, tenantId, userId: caller.userId });
  await sql`
    update programs set name = ${textIn(sent, 'name') || before.name}, cover_id = ${coverId}, account_id = ${accountId},
      data = ${jsonbText(data)}::jsonb, last_updated = now()
    where program_id = ${before.program_id}`.execute(trx);
  const after = await reread(trx, before.program_id);
  await install(trx, type, after);
  tell(writer, after, 'updated', before);
  return after;
}

/** Its inbound entries and child programs go with it. @throws ApiError 409 while a running campaign uses it */
export async function deleteProgram(writer: ProgramWriter, program: ProgramRow): Promise<void> {
  const { trx } = writer;
  await refuseUsed(trx, program.program_id);
  await trx.deleteFrom('programs').where('program_id', '=', program.program_id).execute();
  tell(writer, program, 'deleted');
}

/** A body as the type's schema lets it through. @throws ApiError 400 */
function readProgramBody(type: ProgramType, raw: unknown): Parameters {
  const body: Parameters = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  return { ...parseBody(programBody(type), withoutShownData(body)) };
}

async function accountIn(
  { trx, caller, scope }: ProgramWriter,
  parts: Parts,
  tenantId: number,
  sent: Parameters,
): Promise<number | null> {
  const asked = sent['account_id'];
  if (typeof asked !== 'number' || asked === 0) return null;
  return (await findAccount(trx, parts, { scope, userId: caller.userId, tenantId }, asked)).accountId;
}

/** @throws ApiError 404 */
async function requireCover(trx: Trx, tenantId: number, coverId: number | null): Promise<void> {
  if (coverId === null) return;
  const cover = await trx
    .selectFrom('cover_pages')
    .select('coverpage_id')
    .where('coverpage_id', '=', coverId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!cover) throw errors.notFound('Cover page');
}

async function install(trx: Trx, { answers }: ProgramType, program: ProgramRow): Promise<void> {
  if (answers === undefined) return;
  const place = placeOf(program, answers);
  const { program_id: programId, tenant_id: tenantId } = program;
  if (place !== null) await installEntry(trx, { programId, tenantId, answers }, place);
}

/** Where a program answers; null: it is only for calls that are made. */
function placeOf({ account_id, data }: ProgramRow, answers: string): EntryPlace | null {
  const accountId = idIn(data, 'did_id') ?? account_id;
  if (accountId !== null) return { accountId };
  const isMail = answers === 'email' || answers === 'email_fax';
  const address = isMail ? addressOfEmail(textIn(data, 'email')) : addressOfPhone(textIn(data, 'phone'));
  return address === '' ? null : { address };
}

async function refuseUsed(trx: Trx, programId: number): Promise<void> {
  const campaign = await trx
    .selectFrom('campaigns')
    .select('campaign_id')
    .where('program_id', '=', programId)
    .where('status', '=', 'running')
    .limit(1)
    .executeTakeFirst();
  if (campaign) throw errors.conflict(`The program is used by running campaign ${campaign.campaign_id}`);
}

async function reread(trx: Trx, programId: number): Promise<ProgramRow> {
  const row = await findProgram(trx, programId);
  if (!row) throw new Error('a program just written is not there');
  return row;
}

function tell(
  { caller, audit, emit }: ProgramWriter,
  program: ProgramRow,
  action: 'created' | 'updated' | 'deleted',
  before: ProgramRow | null = null,
): void {
  const { program_id: id, tenant_id: tenantId } = program;
  const verbs = { created: 'create', updated: 'update', deleted: 'delete' } as const;
  audit({
    resource: 'programs',
    resourceId: id,
    action: verbs[action],
    tenantId,
    before: action === 'deleted' ? program : before,
    after: action === 'deleted' ? null : program,
  });
  emit(configChanged({ resource: 'programs', id, action, tenantId, by: caller.userId }));
}
