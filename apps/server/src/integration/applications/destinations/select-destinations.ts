import { sql, type Trx } from '@strowger/db';
import { targetShown, targetTypeShown } from '../../../features/inbound-routes/target.ts';
import { word } from '../../answers.ts';
import { shownAction } from './destination-action.ts';
import { shownNumber, USES } from './destination-params.ts';

/**
 * Numbers of whoever is behind the fence of the transaction, and where they lead: one store with the portal, a DID and the
 * inbound route of its number, either of which may be without the other (contract 40 B10.2).
 * @param digits of this number alone: sought on both sides before they are brought together
 */
export function selectDestinations(trx: Trx, digits: string | null = null) {
  return trx
    .selectFrom((from) =>
      from
        .selectFrom('accounts')
        .selectAll()
        .where('type', '=', 'did')
        .$if(digits !== null, (query) => query.where(sql<string>`ltrim(phone, '+')`, '=', digits ?? ''))
        .as('did'),
    )
    .fullJoin(
      (from) =>
        from
          .selectFrom('inbound_routes')
          .selectAll()
          .$if(digits !== null, (query) => query.where('number_digits', '=', digits ?? ''))
          .as('r'),
      (join) =>
        join.onRef('r.tenant_id', '=', 'did.tenant_id').on(sql<boolean>`r.number_digits = ltrim(did.phone, '+')`),
    )
    .innerJoin('domains', (join) => join.on(sql<boolean>`domains.tenant_id = coalesce(did.tenant_id, r.tenant_id)`));
}

type Query = ReturnType<typeof selectDestinations>;

/** What the actions need of a row, and what answers show. */
export function withShownColumns(query: Query) {
  return query
    .select([
      'did.account_id',
      'did.phone',
      'did.active',
      'did.first_name',
      'did.email',
      'did.ref',
      'did.destination_prefix',
      'did.destination_uses',
      'did.destination_fax',
      'r.destination_uuid as route_uuid',
      'r.destination_number',
      'r.destination_order',
      'r.destination_enabled',
      'r.destination_description',
      'r.destination_cid_name_prefix',
      'r.destination_record',
      'r.destination_accountcode',
      'domains.domain_name',
    ])
    .select([
      sql<string>`coalesce(r.destination_uuid, did.destination_uuid)`.as('uuid'),
      sql<number>`coalesce(did.tenant_id, r.tenant_id)`.as('tenant_id'),
      sql<string>`coalesce(ltrim(did.phone, '+'), r.number_digits)`.as('digits'),
      sql<string | null>`case when r.destination_uuid is not null then ${targetTypeShown} end`.as('target_type'),
      sql<string | null>`case when r.destination_uuid is not null then ${targetShown} end`.as('target'),
      sql<string | null>`(select coalesce(nullif(linked.phone, ''), linked.username) from accounts as linked
        where linked.linkdid_id = did.account_id order by linked.account_id limit 1)`.as('fax_account'),
    ]);
}

export type DestinationRow = Awaited<ReturnType<ReturnType<typeof withShownColumns>['executeTakeFirstOrThrow']>>;

/** Numbers that have somewhere to lead or belong to a service; the others wait for one. */
export const isInUse = sql<boolean>`(r.destination_uuid is not null or did.destination_fax or did.ref is not null)`;

export function presentDestination(row: DestinationRow) {
  const uses = row.destination_uses ?? ['voice'];
  return {
    destination_uuid: row.uuid,
    tenant_domain: row.domain_name,
    destination_type: 'inbound',
    destination_number: shownNumber(row.phone ?? row.destination_number ?? '', row.destination_prefix),
    destination_prefix: row.destination_prefix,
    destination_action: actionOf(row),
    destination_caller_id_name_prefix: row.destination_cid_name_prefix,
    destination_record: word(row.destination_record === true),
    destination_accountcode: row.destination_accountcode,
    destination_order: row.destination_order ?? 100,
    destination_enabled: word(row.active !== false && row.destination_enabled !== false),
    destination_description: row.destination_description ?? row.first_name ?? '',
    ...Object.fromEntries(USES.map((use) => [`destination_${use}`, word(uses.includes(use))])),
    ref: row.ref,
  };
}

function actionOf({ target_type, target, destination_fax, fax_account, email }: DestinationRow) {
  if (target_type !== null) return shownAction(target_type, target);
  return destination_fax === true ? shownAction('fax', fax_account ?? (email || null)) : null;
}
