import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { claimNumbers, lockNumberPlan } from '../domains/number-plan.ts';
import { keepFollowMeSwitched } from '../follow-me/keep-switched.ts';
import { renumberMailbox } from '../voicemails/follow-extension.ts';
import { updateAccountRow } from './account-row.ts';
import { checkExtension } from './check-extension.ts';
import { danglingReferences } from './dangling-references.ts';
import { changedFields, mergeValues, type SentValues, valuesOf } from './extension-values.ts';
import { setPhone } from './fax-line.ts';
import { requireAccessLists } from './require-access-lists.ts';
import { requireUnreserved } from './reserved-numbers.ts';
import { openPassword, requireOtherThanNumber, sealPassword, sentPassword } from './sip-password.ts';
import { type ExtensionRow, findExtension, isUserOfTenant, readSealedPassword, updateExtensionRow } from './store.ts';
import { recordWrite, type Writer } from './writer.ts';

type Needed = Pick<Platform, 'vault' | 'settings' | 'now'>;

/** An extension after a write, and what points at numbers it no longer has. */
export interface Updated {
  readonly row: ExtensionRow;
  readonly dangling: string | null;
}

/** @throws ApiError 404 when the scope shows no such extension */
export async function lockExtension(writer: Writer, scope: Scope, uuid: string): Promise<ExtensionRow> {
  const seen = await findExtension(writer.trx, scope, uuid);
  if (!seen) throw errors.notFound('Extension');
  await lockNumberPlan(writer.trx, seen.tenant_id);
  const row = await findExtension(writer.trx, scope, uuid);
  if (!row) throw errors.notFound('Extension');
  return row;
}

/**
 * Carries a partial write out on an extension whose domain is locked: values, number plan, account row, fax line,
 * registrations, audit and event (contract 20 §1.6).
 * @throws ApiError 400 values, 409 number taken, 422 user unknown
 */
export async function updateExtension(
  writer: Writer,
  platform: Needed,
  before: ExtensionRow,
  sent: SentValues,
): Promise<Updated> {
  const { trx } = writer;
  const uuid = before.extension_uuid;
  const after = mergeValues(before, sent, before.domain_name);
  const wrong = checkExtension(after, uuid);
  if (wrong.length > 0) throw errors.badFields(wrong);
  const fields = changedFields(before, after);
  const password = await newPassword(writer, platform, before, after.extension, sent);
  if (fields.includes('auth_acl')) await requireAccessLists(trx, after.auth_acl);
  if (fields.includes('user_id')) await requireUser(writer, before.tenant_id, after.user_id);
  const row = { ...before, ...after };
  const gone = numbersOf(before).filter((number) => !numbersOf(row).includes(number));
  await moveNumbers(writer, platform, before, row);
  if (row.extension !== before.extension) {
    await renumberMailbox(writer, { tenantId: before.tenant_id, number: before.extension }, row.extension);
  }
  const changes = valuesOf(after, fields);
  if (fields.length > 0 || password !== null) {
    const secret = password === null ? {} : { password: sealPassword(platform.vault, password) };
    await updateExtensionRow(trx, uuid, { ...changes, ...secret }, platform.now());
    await updateAccountRow(trx, row, platform.now());
  }
  if (fields.includes('follow_me_enabled')) await keepFollowMeSwitched(trx, uuid, after.follow_me_enabled);
  if (row.account_id !== null && row.extension !== before.extension) {
    await setPhone(trx, row.account_id, row.extension, platform.now());
  }
  const stored = await findExtension(trx, { kind: 'platform' }, uuid);
  if (!stored) throw errors.notFound('Extension');
  await recordWrite(writer, before, stored, [...fields, ...(password === null ? [] : ['password'])]);
  const vanished = { tenantId: before.tenant_id, uuid, numbers: gone, isDeleted: false };
  return { row: stored, dangling: gone.length === 0 ? null : await danglingReferences(trx, vanished) };
}

/** The secret a write sets, null when it stays; neither may become the extension's number. */
async function newPassword(
  { trx }: Writer,
  platform: Needed,
  before: ExtensionRow,
  number: string,
  sent: SentValues,
): Promise<string | null> {
  const asked = sentPassword(sent.password);
  if (asked === null && number === before.extension) return null;
  const stored = openPassword(platform.vault, await readSealedPassword(trx, before.extension_uuid));
  requireOtherThanNumber(asked ?? stored, number);
  return asked === stored ? null : asked;
}

async function requireUser({ trx }: Writer, tenantId: number, userId: number | null): Promise<void> {
  if (userId !== null && !(await isUserOfTenant(trx, userId, tenantId))) {
    throw errors.unknownReference('user_id', 'names no user of this tenant');
  }
}

export function numbersOf(row: Pick<ExtensionRow, 'extension' | 'number_alias'>): string[] {
  return row.number_alias === null ? [row.extension] : [row.extension, row.number_alias];
}

async function moveNumbers(
  { trx }: Writer,
  platform: Needed,
  before: ExtensionRow,
  after: ExtensionRow,
): Promise<void> {
  const had = numbersOf(before);
  const numbers = numbersOf(after);
  const added = numbers.filter((number) => !had.includes(number));
  if (added.length === 0 && numbers.length === had.length) return;
  await requireUnreserved(trx, platform, before.tenant_id, added);
  const { domain_uuid: domainUuid, tenant_id: tenantId, extension_uuid: uuid } = before;
  await claimNumbers(trx, { domainUuid, tenantId, kind: 'extension', uuid }, numbers);
}
