import { type Database, sql, type Trx } from '@strowger/db';
import type { Static } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { type ProgramRow, requireProgram } from '../programs/program-rows.ts';
import { programType } from '../programs/types.ts';
import { createTransmission } from './create-transmission.ts';
import { findRecipient, type NamedRecipient } from './recipient.ts';
import { cancelTasks } from './schedules/tasks.ts';
import type { TransmissionCreate, TransmissionUpdate } from './schema.ts';
import { requireSendFax } from './send-fax-word.ts';
import { defaultSender, findAccount, type Sender } from './sender.ts';
import { type LockedTransmission, lockTransmission, moveOn } from './settle-transmission.ts';
import { requireTransmission, type TransmissionRow } from './transmission-rows.ts';
import { isUnderWay } from './transmission-state.ts';
import { wakeRunners } from './wake-runners.ts';

/** Who writes transmissions. */
export interface TransmissionWriter {
  readonly trx: Trx;
  readonly caller: Caller;
  readonly scope: Scope;
  audit(entry: AuditEntry): void;
}

type Create = Static<typeof TransmissionCreate>;
type Update = Static<typeof TransmissionUpdate>;

/** Contract 30 §18.1, its checks in their order. @throws ApiError 403, 404, 412 */
export async function createFrom(
  writer: TransmissionWriter,
  platform: Platform,
  body: Create,
  made: ProgramRow | null = null,
): Promise<number> {
  const { trx, caller, scope } = writer;
  const program = made ?? (await programIn(writer, body));
  const type = programType(program.type);
  if (!type?.work) throw errors.preconditionFailed('The program starts nothing');
  requireSendFax(caller, type.serviceFlag);
  const tenantId = program.tenant_id;
  if (caller.kind !== 'A' && body.tenant_id && body.tenant_id !== tenantId) {
    throw errors.forbidden('Not permitted for another tenant');
  }
  const userId = await ownerIn(writer, tenantId, body);
  const asking = { scope, tenantId, userId };
  const recipient = await findRecipient(trx, asking, namedIn(body));
  const sender = await senderIn(writer, platform, { tenantId, userId }, body.account_id ?? program.account_id ?? null);
  const { transmissionId: id, status } = await createTransmission(trx, platform, {
    ...{ tenantId, userId, program, recipient, sender },
    title: body.title ?? '',
    tryAllowed: body.try_allowed ?? 1,
    direction: body.direction === 'internal' ? 'internal' : 'outbound',
    sendCover: body.sendcover === 1,
    personalize: body.personalize_fax === 1,
  });
  if (body.is_read === '0') await mark(trx, id, { is_read: false });
  writer.audit({
    resource: 'transmissions',
    resourceId: id,
    action: 'create',
    tenantId,
    after: { transmission_id: id, program_id: program.program_id, contact_id: recipient.contactId, status },
    activity: `Create ${wordOf(program.type)} ${body.title || recipient.phone || recipient.email} -ID:(${id})`,
  });
  return id;
}

function wordOf(type: string): string {
  return programType(type)?.serviceFlag === 2 ? 'Fax' : 'Transmission';
}

async function programIn({ trx, scope }: TransmissionWriter, body: Create): Promise<ProgramRow> {
  if (!body.program_id) {
    throw errors.preconditionFailed('program_id is missing', [{ field: 'program_id', message: 'is required' }]);
  }
  return requireProgram(trx, scope, body.program_id);
}

function namedIn(body: Pick<Create, 'contact_id' | 'phone' | 'email' | 'contact'>): NamedRecipient {
  const { contact } = body;
  const contactId = body.contact_id || contact?.contact_id || null;
  if (contactId !== null) return { contactId, known: {} };
  const known = {
    phone: body.phone || (contact?.phone ?? ''),
    email: body.email || (contact?.email ?? ''),
    first_name: contact?.first_name ?? '',
    last_name: contact?.last_name ?? '',
  };
  return { contactId: null, known };
}

/** Whose it becomes: admins may say, within the tenant. @throws ApiError 400, 403 */
async function ownerIn({ trx, caller }: TransmissionWriter, tenantId: number, body: Create): Promise<number | null> {
  const asked = body.user_id ?? body.created_by ?? null;
  if (asked === null || asked === caller.userId) return caller.tenantId === tenantId ? caller.userId : null;
  if (caller.kind === 'U') throw errors.forbidden('You may not set user_id');
  const user = await trx
    .selectFrom('users')
    .select('user_id')
    .where('user_id', '=', asked)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!user) throw errors.badField('user_id', 'names nobody of the tenant');
  return asked;
}

function senderIn(
  { trx, scope }: TransmissionWriter,
  platform: Platform,
  { tenantId, userId }: { readonly tenantId: number; readonly userId: number | null },
  accountId: number | null,
): Promise<Sender> {
  const asking = { scope, tenantId, userId };
  if (accountId === null || accountId === 0 || accountId === -1) return defaultSender(trx, asking);
  return findAccount(trx, platform, asking, accountId);
}

/** Contract 30 §18.1: marks and what is still to be sent; one that failed may be made pending. @throws ApiError 400, 403, 404, 409 */
export async function updateFrom(
  writer: TransmissionWriter,
  platform: Platform,
  id: number,
  body: Update,
): Promise<TransmissionRow> {
  const { trx, scope, caller } = writer;
  const before = await requireTransmission(trx, scope, id);
  const locked = await lockTransmission(trx, id);
  if (!locked) throw errors.notFound('Transmission');
  await mark(trx, id, marksIn(body));
  const changes = await changesIn(writer, platform, before, body);
  if (Object.keys(changes).length > 0) {
    if (isUnderWay(locked.status)) throw errors.conflict('Transmission is in progress');
    await trx.updateTable('transmissions').set(changes).where('transmission_id', '=', id).execute();
  }
  if (body.status && body.status !== locked.status) await resetStatus(trx, locked, body.status);
  const after = await requireTransmission(trx, scope, id);
  writer.audit({
    resource: 'transmissions',
    resourceId: id,
    action: 'update',
    tenantId: before.tenant_id,
    before,
    after,
  });
  if (caller.kind === 'U' && body.user_id && body.user_id !== caller.userId)
    throw errors.forbidden('You may not set user_id');
  return after;
}

function marksIn({ is_read, is_print, is_downloaded }: Update) {
  return {
    ...(is_read === undefined ? {} : { is_read: is_read === '1' }),
    ...(is_print === undefined ? {} : { is_print: is_print === '1' }),
    ...(is_downloaded === undefined ? {} : { is_downloaded: is_downloaded === '1' }),
  };
}

interface Marks {
  readonly is_read?: boolean;
  readonly is_print?: boolean;
  readonly is_downloaded?: boolean;
}

/** Sets inbox marks. */
export async function mark(trx: Trx, id: number, marks: Marks): Promise<void> {
  if (Object.keys(marks).length === 0) return;
  await trx.updateTable('transmissions').set(marks).where('transmission_id', '=', id).execute();
}

/** What differs; whole objects that were read come back. */
async function changesIn(writer: TransmissionWriter, platform: Platform, before: TransmissionRow, body: Update) {
  const { trx, scope } = writer;
  const { tenant_id: tenantId, user_id: userId } = before;
  const tries = body.try_allowed == null ? undefined : Math.max(1, body.try_allowed);
  const isOther = (sent: number | null | undefined, is: number | null) => sent != null && sent !== 0 && sent !== is;
  const program = isOther(body.program_id, before.program_id)
    ? await requireProgram(trx, scope, body.program_id ?? 0)
    : undefined;
  const account = isOther(body.account_id, before.account_id ?? before.special_account)
    ? await senderIn(writer, platform, { tenantId, userId }, body.account_id ?? null)
    : undefined;
  const contact = isOther(body.contact_id, before.contact_id ?? before.special_contact)
    ? await findRecipient(trx, { scope, tenantId, userId }, namedIn(body))
    : undefined;
  if (program !== undefined && programType(program.type)?.serviceFlag !== before.service_flag) {
    throw errors.badField('program_id', 'is of another service');
  }
  return {
    ...(body.title == null || body.title === before.title ? {} : { title: body.title }),
    ...(tries === undefined || tries === before.try_allowed ? {} : { try_allowed: tries }),
    ...(body.sendcover === undefined || (body.sendcover === 1) === before.sendcover
      ? {}
      : { sendcover: body.sendcover === 1 }),
    ...(body.personalize_fax === undefined || (body.personalize_fax === 1) === before.personalize_fax
      ? {}
      : { personalize_fax: body.personalize_fax === 1 }),
    ...(program === undefined ? {} : { program_id: program.program_id }),
    ...(account === undefined
      ? {}
      : { account_id: account.accountId, special_account: account.special, account_phone: account.phone }),
    ...(contact === undefined
      ? {}
      : { contact_id: contact.contactId, special_contact: contact.contactId === null ? -2 : null }),
  };
}

/** Makes one that has failed ready to be sent again. @throws ApiError 400 for any other state, 423 where it is under way or over */
async function resetStatus(trx: Trx, locked: LockedTransmission, wanted: string): Promise<void> {
  if (wanted !== 'pending') throw errors.badField('status', 'may be set to pending alone');
  if (isUnderWay(locked.status)) throw errors.locked('Transmission is in progress');
  if (locked.status === 'completed' || locked.status === 'invalid') {
    throw errors.locked('Transmission is already processed');
  }
  await moveOn(trx, locked, { news: 'reset' }, { response: '' });
}

/** Soft: it leaves lists; its schedule and retries are cancelled, and an attempt under way is ended (contract 30 §18.5). */
export async function deleteTransmission(
  { trx, scope, audit }: TransmissionWriter,
  db: Database,
  id: number,
): Promise<void> {
  const before = await requireTransmission(trx, scope, id);
  await sql`
    update transmissions set is_deleted = true, next_try = null, last_updated = now() where transmission_id = ${id}`.execute(
    trx,
  );
  await cancelTasks(trx, { type: 'transmission', data: id });
  db.afterCommit(trx, () => wakeRunners(db));
  audit({
    resource: 'transmissions',
    resourceId: id,
    action: 'delete',
    tenantId: before.tenant_id,
    before,
    activity: `Delete Transmission ${before.title} -ID:(${id})`,
  });
}

/** A new one of the same program, parties and title, pending. @throws as a create */
export async function cloneTransmission(writer: TransmissionWriter, platform: Platform, id: number): Promise<number> {
  const { trx, scope, caller } = writer;
  const of = await requireTransmission(trx, scope, id);
  requireSendFax(caller, of.service_flag);
  if (of.direction === 'inbound' || of.program_id === null) throw errors.preconditionFailed('program_id is missing');
  const program = await requireProgram(trx, scope, of.program_id);
  return cloneOf(trx, platform, of, program, writer);
}

/** The same without a caller, as recurring schedules make them. */
export async function cloneOf(
  trx: Trx,
  platform: Pick<Platform, 'environment' | 'now'>,
  of: TransmissionRow,
  program: ProgramRow,
  writer: Pick<TransmissionWriter, 'audit'> | null,
): Promise<number> {
  const special = of.special_account === -2 || of.special_account === -3 ? of.special_account : null;
  const { transmissionId } = await createTransmission(trx, platform, {
    tenantId: of.tenant_id,
    userId: of.user_id,
    program,
    recipient: { contactId: of.contact_id, phone: of.contact_phone ?? '', email: of.contact_email ?? '' },
    sender: { accountId: of.account_id, special, phone: of.account_phone },
    title: of.title,
    tryAllowed: of.try_allowed,
    campaignId: null,
    sendCover: of.sendcover,
    personalize: of.personalize_fax,
    origin: of.origin,
  });
  writer?.audit({
    resource: 'transmissions',
    resourceId: transmissionId,
    action: 'create',
    tenantId: of.tenant_id,
    after: { transmission_id: transmissionId, cloned_from: of.transmission_id },
    activity: `Create Fax ${of.title} -ID:(${transmissionId})`,
  });
  return transmissionId;
}
