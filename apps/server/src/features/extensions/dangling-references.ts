import { parseDestination } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { referrersTo } from '../pbx/references.ts';

/** What is being taken away: numbers that lead nowhere from now on, and the object itself when it goes. */
export interface Vanished {
  readonly tenantId: number;
  /** The extension itself: what it says of itself is not a reference. */
  readonly uuid: string;
  readonly numbers: readonly string[];
  readonly isDeleted: boolean;
}

const FIELDS = [
  'forward_all_destination',
  'forward_busy_destination',
  'forward_no_answer_destination',
  'forward_user_not_registered_destination',
  'limit_destination',
] as const;

const SHOWN = 20;

/**
 * What still points at a number or extension that goes: the text of `X-Dangling-References` (contract 20 §1.6), null
 * when nothing does.
 */
export async function danglingReferences(trx: Trx, vanished: Vanished): Promise<string | null> {
  const extensions = await forwardingExtensions(trx, vanished);
  const objects = await callHandlingObjects(trx, vanished);
  const accounts = await faxAccounts(trx, vanished);
  const all = [listed('Extension(s)', extensions), ...objects, listed('Fax Account(s)', accounts)];
  const parts = all.filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('; ');
}

/** Groups, menus, routes and whatever else leads there, by kind; extensions say more of themselves. */
async function callHandlingObjects(trx: Trx, { tenantId, uuid, numbers, isDeleted }: Vanished): Promise<string[]> {
  const target = { kind: 'object', uuid: isDeleted ? uuid : '', numbers } as const;
  const referrers = await referrersTo(trx, tenantId, target);
  return referrers
    .filter(({ label }) => label !== 'Extension(s)')
    .map(({ label, names }) => listed(label, names.map(asHeaderText)));
}

/** Headers carry no more than ASCII. */
function asHeaderText(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?');
}

async function forwardingExtensions(trx: Trx, vanished: Vanished): Promise<string[]> {
  const rows = await trx
    .selectFrom('extensions')
    .select(['extension', ...FIELDS])
    .where('tenant_id', '=', vanished.tenantId)
    .where('extension_uuid', '!=', vanished.uuid)
    .where((eb) => eb.or(FIELDS.map((field) => eb(field, 'is not', null))))
    .orderBy('extension')
    .execute();
  return rows.flatMap((row) => {
    const naming = FIELDS.filter((field) => leadsTo(row[field], vanished));
    return naming.length === 0 ? [] : [`${row.extension} (${naming.join(', ')})`];
  });
}

/** True when a destination is one of the numbers, or the extension by its uuid. */
export function leadsTo(destination: string | null, vanished: Omit<Vanished, 'tenantId'>): boolean {
  const read = parseDestination(destination);
  if (!read.ok) return false;
  if (read.value.kind === 'number') return vanished.numbers.includes(read.value.number);
  return vanished.isDeleted && read.value.kind === 'object' && read.value.uuid === vanished.uuid;
}

/** Fax accounts whose phone is the number; by id, since names need not fit into a header. */
async function faxAccounts(trx: Trx, vanished: Vanished): Promise<string[]> {
  if (vanished.numbers.length === 0) return [];
  const rows = await trx
    .selectFrom('accounts')
    .select('account_id')
    .where('tenant_id', '=', vanished.tenantId)
    .where('type', 'in', ['account', 'child_account'])
    .where('mirrors_user_id', 'is', null)
    .where('phone', 'in', vanished.numbers)
    .orderBy('account_id')
    .execute();
  return rows.map((row) => String(row.account_id));
}

function listed(label: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > SHOWN ? ` and ${items.length - SHOWN} more` : '';
  return `${label}: ${items.slice(0, SHOWN).join(', ')}${more}`;
}
