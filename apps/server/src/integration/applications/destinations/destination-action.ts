import type { Trx } from '@strowger/db';
import { TARGET_TYPES } from '../../../features/inbound-routes/target.ts';
import { invalidRequest, missingParameters } from '../../errors.ts';
import type { DestinationSettings } from './destination-params.ts';

/** What a call to the number does (contract 40 B10.2). */
export type DestinationAction =
  | { readonly kind: 'fax'; readonly target: string }
  | { readonly kind: 'route'; readonly type: (typeof TARGET_TYPES)[number]; readonly target: string };

/** Where this API and the inbound routes name a kind differently. */
const ROUTE_TYPES: Readonly<Record<string, string>> = { ivr_menu: 'ivr' };
const API_TYPES: Readonly<Record<string, string>> = { ivr: 'ivr_menu' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The action that was sent, nested or flat; null: none was. @throws IntegrationError 422 */
export function actionIn(sent: DestinationSettings): DestinationAction | null {
  const { type, target = '' } = sent.destination_action ?? { type: sent.action_type, target: sent.action_target };
  const field = sent.destination_action === undefined ? 'action_type' : 'destination_action.type';
  if (type === undefined) {
    if (sent.action_target !== undefined) throw missingParameters(['action_type']);
    return null;
  }
  const kind = type.trim().toLowerCase();
  if (kind === 'fax') return { kind, target: target.trim() };
  const named = TARGET_TYPES.find((one) => one === (ROUTE_TYPES[kind] ?? kind));
  if (named === undefined) {
    const known = TARGET_TYPES.map((one) => API_TYPES[one] ?? one).join(', ');
    throw invalidRequest(field, `must be one of ${known}, fax`);
  }
  return { kind: 'route', type: named, target: target.trim() };
}

/** The fields of an inbound route that lead there. @throws IntegrationError 422 for a uuid that nothing has */
export async function targetFieldsOf(
  trx: Trx,
  tenantId: number,
  { type, target }: Extract<DestinationAction, { kind: 'route' }>,
): Promise<Record<string, unknown>> {
  if (type === 'hangup') return { destination_target_type: 'hangup', destination_target: null };
  const number = UUID.test(target) ? await numberOf(trx, tenantId, target, type === 'voicemail') : target;
  return { destination_app: 'transfer', destination_target_type: type, destination_target: number };
}

/** The number of the object. Of what is both, mailbox and extension, the uuids differ. @throws IntegrationError 422 */
async function numberOf(trx: Trx, tenantId: number, uuid: string, isMailbox: boolean): Promise<string> {
  const found = await trx
    .selectFrom('number_plan')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('object_uuid', '=', uuid)
    .where('slot', '=', isMailbox ? 'mailbox' : 'main')
    .orderBy('number')
    .executeTakeFirst();
  if (!found) throw invalidRequest('destination_action.target', 'names nothing of that domain');
  return found.number;
}

/** As answers show it. */
export function shownAction(type: string, target: string | null): { type: string; target: string | null } {
  return { type: API_TYPES[type] ?? type, target };
}
