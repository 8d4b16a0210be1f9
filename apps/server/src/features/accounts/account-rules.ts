import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change } from '../../http/resource/resource.ts';
import { removeDidDestination } from '../dids/did-destination.ts';
import { refuseLinkedDid, refuseRoutedDid } from '../dids/refuse-did-delete.ts';
import { clearChoices } from './clear-choices.ts';
import { mergeSettings } from './merge-settings.ts';
import { readNumber } from './phone-number.ts';

/** What a tenant may not change of a number that the platform gave it. */
const OF_PLATFORM = ['active', 'domain'] as const;

/** What follows from what was sent of an account (contract 30 §6 to §8). @throws ApiError 400, 403 */
export async function completedAccount({ writer, before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const settings = mergeSettings(before?.['settings'], after['settings']);
  if (before === null) return { settings };
  const username = before['username'] === '' ? after['username'] : before['username'];
  if (before['type'] !== 'did') {
    return {
      settings,
      username,
      phone: after['phone'] === before['phone'] ? before['phone'] : readNumber(after['phone']),
    };
  }
  const closed = OF_PLATFORM.filter((name) => writer.caller.kind !== 'A' && after[name] !== before[name]);
  if (closed.length > 0) throw errors.forbidden(`You may not set ${closed.join(', ')}`);
  return { settings, username, phone: before['phone'] };
}

/** @throws ApiError 403, 409 */
export async function beforeAccount({ writer, before, after }: Change): Promise<void> {
  if (before === null || after !== null || before['type'] !== 'did') return;
  if (writer.caller.kind !== 'A') throw errors.forbidden('A DID is taken away by super admins');
  await refuseRoutedDid(writer.trx, String(before['phone']));
  await refuseLinkedDid(writer.trx, Number(before['account_id']));
}

/** What goes with an account that is deleted. */
export async function afterAccount(change: Change): Promise<void> {
  const { writer, tenantId, before, after } = change;
  if (before === null || after !== null || tenantId === null) return;
  if (before['type'] === 'did') await removeDidDestination(writer.trx, String(before['phone']));
  if (before['type'] === 'cid') await clearChoices(change);
}
