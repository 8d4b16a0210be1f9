import { MASKED } from '../../audit/mask-secrets.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Writer } from '../../http/resource/resource.ts';
import { removeDidDestination } from '../dids/did-destination.ts';
import { refuseLinkedDid, refuseRoutedDid } from '../dids/refuse-did-delete.ts';
import { removeAccountPrograms } from '../programs/account-programs.ts';
import { clearChoices } from './clear-choices.ts';
import { dropTransmissions } from './drop-transmissions.ts';
import { requireFreeExtension } from './fax-line-rules.ts';
import { mergeSettings } from './merge-settings.ts';
import { readNumber } from './phone-number.ts';

/** What a tenant may not change of a number that the platform gave it. */
const OF_PLATFORM = ['active', 'domain'] as const;
/** Made here; numbers have endpoints of their own. */
const MADE_HERE: ReadonlySet<unknown> = new Set(['account', 'child_account', 'extension', 'eaddress']);
const FAX_ACCOUNTS = ['account', 'child_account'] as const;
const LONGEST_PHONE = 16;
const SECRETS = ['passwd', 'passwd_pin'] as const;

/** What follows from what was sent of an account (contract 30 §6 to §8). @throws ApiError 400, 403 */
export async function completedAccount(change: Change, newSecrets: () => Shown): Promise<Shown> {
  const { before, after } = change;
  if (after === null) return {};
  const settings = mergeSettings(before?.['settings'], after['settings']);
  const common = { settings, ...keptSecrets(before, after), ...ownerOf(change) };
  if (before === null) {
    const { type = 'account' } = after;
    if (!MADE_HERE.has(type)) throw errors.badField('type', 'is made by /dids and /cids');
    return { type, ...newSecrets(), ...common };
  }
  const username = before['username'] === '' ? after['username'] : before['username'];
  if (before['type'] === 'did') {
    requirePlatform(change);
    return { ...common, username, phone: before['phone'] };
  }
  const isNumber = before['type'] === 'cid' && after['phone'] !== before['phone'];
  return { ...common, username, ...(isNumber ? { phone: readNumber(after['phone']) } : {}) };
}

/** @throws ApiError 403 where a tenant changes what the platform decides */
function requirePlatform({ writer, before, after }: Change): void {
  const closed = OF_PLATFORM.filter((name) => writer.caller.kind !== 'A' && after?.[name] !== before?.[name]);
  if (closed.length > 0) throw errors.forbidden(`You may not set ${closed.join(', ')}`);
}

/** What is empty or masked keeps the secret that there is. */
function keptSecrets(before: Shown | null, after: Shown): Shown {
  return Object.fromEntries(
    SECRETS.flatMap((name) => {
      const isSent = typeof after[name] === 'string' && after[name] !== MASKED;
      return isSent ? [[name, after[name]]] : before === null ? [] : [[name, before[name]]];
    }),
  );
}

/** Whoever is named as `user_id` or `created_by` becomes the owner; else it is the maker's. */
function ownerOf({ writer: { caller }, before, after }: Change): Shown {
  const named = [after?.['user_id'], after?.['created_by']].find(
    (id) => id !== undefined && id !== before?.['user_id'],
  );
  if (named === undefined) return before === null ? { user_id: caller.userId } : {};
  if (caller.kind === 'U' && named !== caller.userId) throw errors.forbidden('You may not set user_id');
  return { user_id: named };
}

/** @throws ApiError 400, 403, 409 */
export async function beforeAccount(change: Change): Promise<void> {
  const { before, after, tenantId } = change;
  if (tenantId === null) return;
  if (after === null) return requireDeletable(change);
  await requireOwnerInTenant(change);
  await requireUsername(change);
  await requireOwnPlace(change);
  const phone = String(after['phone'] ?? '');
  if (phone === String(before?.['phone'] ?? '') || phone === '') return;
  if (phone.length > LONGEST_PHONE) throw errors.badField('phone', `must have at most ${LONGEST_PHONE} characters`);
  if (after['type'] !== 'account' || (await mirrors(change)).user !== null) return;
  const accountId = typeof before?.['account_id'] === 'number' ? before['account_id'] : null;
  await requireFreeExtension(change.writer, { tenantId, accountId, after });
}

/** `created_by` is a name for `user_id` that the resource's references do not know. @throws ApiError 400 */
async function requireOwnerInTenant({ writer: { trx }, tenantId, before, after }: Change): Promise<void> {
  const owner = after?.['user_id'];
  if (typeof owner !== 'number' || owner === before?.['user_id']) return;
  const user = await trx
    .selectFrom('users')
    .select('tenant_id')
    .where('user_id', '=', owner)
    .where('tenant_id', '=', tenantId)
    .forKeyShare()
    .executeTakeFirst();
  if (!user) throw errors.badField('user_id', 'names nothing that can be used here');
}

/** @throws ApiError 400, 409 */
async function requireUsername({ writer: { trx }, tenantId, before, after }: Change): Promise<void> {
  const type = after?.['type'];
  const username = String(after?.['username'] ?? '').trim();
  if (type === 'account' && username === '' && (before === null || before['username'] !== '')) {
    throw errors.badField('username', 'is required');
  }
  if (username === '' || username === before?.['username'] || (type !== 'account' && type !== 'child_account')) return;
  const twin = await trx
    .selectFrom('accounts')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('type', '=', type)
    .where((eb) => eb(eb.fn('lower', ['username']), '=', username.toLowerCase()))
    .executeTakeFirst();
  if (twin) throw errors.conflict('A fax account with this username already exists.');
}

interface Mirrored {
  readonly user: number | null;
  readonly extension: string | null;
}

/** Whose mirror the account is. */
async function mirrors({ writer: { trx }, before }: Change): Promise<Mirrored> {
  if (typeof before?.['account_id'] !== 'number') return { user: null, extension: null };
  const row = await trx
    .selectFrom('accounts')
    .select(['mirrors_user_id', 'extension_uuid'])
    .where('account_id', '=', before['account_id'])
    .executeTakeFirst();
  return { user: row?.mirrors_user_id ?? null, extension: row?.extension_uuid ?? null };
}

/** The row of an extension follows the extension. @throws ApiError 409 */
async function requireOwnPlace(change: Change): Promise<void> {
  const { before, after } = change;
  if (before === null || before['type'] !== 'extension') return;
  const isFollowed = (['phone', 'username', 'user_id', 'active'] as const).some(
    (name) => after?.[name] !== before[name],
  );
  if (isFollowed && (await mirrors(change)).extension !== null) {
    throw errors.conflict(`This account follows extension ${before['phone']}: change the extension`);
  }
}

/** @throws ApiError 403, 409 */
async function requireDeletable(change: Change): Promise<void> {
  const { writer, before } = change;
  if (before === null) return;
  const accountId = Number(before['account_id']);
  if (before['type'] === 'did') {
    if (writer.caller.kind !== 'A') throw errors.forbidden('A DID is taken away by super admins');
    await refuseRoutedDid(writer.trx, String(before['phone']));
    await refuseLinkedDid(writer.trx, accountId);
  }
  if (before['type'] === 'extension' && (await mirrors(change)).extension !== null) {
    throw errors.conflict(`This account belongs to extension ${before['phone']}: delete the extension`);
  }
  await requireAnother(writer, before);
  await removeAccountPrograms(writer, { accountId, tenantId: Number(before['tenant_id']) }, null);
  await dropTransmissions(writer.trx, accountId);
}

/** An end user keeps an account to send with. @throws ApiError 409 */
async function requireAnother({ trx, caller }: Writer, { type, account_id: id }: Shown): Promise<void> {
  if (caller.kind !== 'U' || !FAX_ACCOUNTS.some((one) => one === type)) return;
  const other = await trx
    .selectFrom('accounts')
    .select('account_id')
    .where('created_by', '=', caller.userId)
    .where('type', 'in', FAX_ACCOUNTS)
    .where('account_id', '<>', Number(id))
    .executeTakeFirst();
  if (!other) throw errors.conflict('Your only account cannot be deleted');
}

/** What goes with an account that is deleted, and with a line that it gives up. */
export async function afterAccount(change: Change, at: Date): Promise<void> {
  const { writer, tenantId, before, after } = change;
  if (before === null || tenantId === null) return;
  if (after !== null) {
    if (after['phone'] !== before['phone']) await leaveLine(change, at);
    return;
  }
  if (before['type'] === 'did') await removeDidDestination(writer.trx, String(before['phone']));
  if (before['type'] === 'cid') await clearChoices(change);
}

/** The extension that was assigned to it is its line no more once it has another phone. */
async function leaveLine({ writer, tenantId, after }: Change, at: Date): Promise<void> {
  const rows = await writer.trx
    .updateTable('extensions')
    .set({ account_id: null, last_updated: at })
    .where('account_id', '=', Number(after?.['account_id']))
    .where('extension', '<>', String(after?.['phone']))
    .returning('extension_uuid')
    .execute();
  for (const { extension_uuid: id } of rows) {
    const changed = ['account_id'];
    const by = writer.caller.userId;
    writer.emit(configChanged({ resource: 'fpbx_extensions', id, action: 'updated', changed, tenantId, by }));
  }
}
