import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { faxAccountOf, findFaxAccount, lineOf, setPhone } from './fax-line.ts';
import { type ExtensionRow, findExtension, isUserOfTenant, updateExtensionRow } from './store.ts';
import { lockExtension, updateExtension } from './update-extension.ts';
import { recordWrite, type Writer } from './writer.ts';

/** What an extension is assigned to; null clears. */
export interface Assignment {
  readonly user_id?: number | null;
  readonly account_id?: number | null;
}

/**
 * Links an extension to a login, or makes it the line of a fax account (contract 20 §1.5).
 * @throws ApiError 400 unless exactly one key is sent, 404, 409 when it is another fax account's line
 */
export async function assignExtension(
  writer: Writer,
  platform: Platform,
  scope: Scope,
  uuid: string,
  to: Assignment,
): Promise<void> {
  const { user_id, account_id } = to;
  const row = await lockExtension(writer, scope, uuid);
  if ((user_id === undefined) === (account_id === undefined)) {
    throw errors.badRequest('Exactly one of user_id and account_id is required');
  }
  if (user_id !== undefined) await assignToUser(writer, platform, row, user_id);
  else await assignToAccount(writer, platform, row, account_id ?? null);
}

async function assignToUser(
  writer: Writer,
  platform: Platform,
  row: ExtensionRow,
  userId: number | null,
): Promise<void> {
  if (userId !== null && !(await isUserOfTenant(writer.trx, userId, row.tenant_id))) throw errors.notFound('User');
  await updateExtension(writer, platform, row, { user_id: userId });
}

async function assignToAccount(
  writer: Writer,
  platform: Platform,
  row: ExtensionRow,
  accountId: number | null,
): Promise<void> {
  const { trx } = writer;
  const present = await faxAccountOf(trx, row);
  if (accountId === null) {
    if (present) await leave(writer, platform, row.extension_uuid, present, row.extension);
  } else {
    if (!(await findFaxAccount(trx, row.tenant_id, accountId))) throw errors.notFound('Fax account');
    if (present && present.account_id !== accountId) {
      throw errors.conflict(`Extension ${row.extension} is already assigned to another fax account.`);
    }
    const former = await lineOf(trx, accountId);
    if (former && former.extension_uuid !== row.extension_uuid) await handOver(writer, platform, former.extension_uuid);
    await updateExtensionRow(trx, row.extension_uuid, { account_id: accountId }, platform.now());
    await setPhone(trx, accountId, row.extension, platform.now());
  }
  await recordAssignment(writer, row);
}

/** An account has one line: the extension that was it before is free again. */
async function handOver(writer: Writer, platform: Platform, uuid: string): Promise<void> {
  const before = await findExtension(writer.trx, { kind: 'platform' }, uuid);
  if (!before) return;
  await updateExtensionRow(writer.trx, uuid, { account_id: null }, platform.now());
  await recordAssignment(writer, before);
}

async function leave(
  { trx }: Writer,
  platform: Platform,
  uuid: string,
  account: { readonly account_id: number; readonly phone: string },
  number: string,
): Promise<void> {
  await updateExtensionRow(trx, uuid, { account_id: null }, platform.now());
  if (account.phone === number) await setPhone(trx, account.account_id, '', platform.now());
}

async function recordAssignment(writer: Writer, before: ExtensionRow): Promise<void> {
  const after = await findExtension(writer.trx, { kind: 'platform' }, before.extension_uuid);
  if (!after) return;
  await recordWrite(writer, before, after, before.account_id === after.account_id ? [] : ['account_id']);
}
