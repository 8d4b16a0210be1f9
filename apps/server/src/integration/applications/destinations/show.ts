import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { containsPattern } from '../../../http/portal-search.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { DESTINATION_NAMES, REF } from './destination-params.ts';
import { findDestination } from './find-destination.ts';
import { isInUse, presentDestination, selectDestinations, withShownColumns } from './select-destinations.ts';

const DIGITS = sql<string>`coalesce(ltrim(did.phone, '+'), r.number_digits)`;

/** Destinations in scope by their numbers; `unassigned`: numbers that belong to no service, whether they lead anywhere or not. */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object({
    ...LIST_PARAMS,
    destination_number: DESTINATION_NAMES.destination_number,
    destination_enabled: Type.Optional(Type.Boolean()),
    unassigned: Type.Optional(Type.Boolean()),
    ref: Type.Optional(REF),
  }),
  async run({ scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const page = pageOf(params);
    const pattern = containsPattern(params.search ?? '');
    const digits = params.destination_number?.replaceAll(/[^0-9]/g, '') ?? '';
    const enabled = sql<boolean>`(coalesce(did.active, true) and coalesce(r.destination_enabled, true))`;
    const found = selectDestinations(trx)
      .where(params.unassigned === true ? sql<boolean>`did.ref is null` : isInUse)
      .$if(tenant !== null, (query) => query.where('domains.tenant_id', '=', tenant?.tenantId ?? 0))
      .$if(digits !== '', (query) => query.where(DIGITS, 'like', `%${digits}%`))
      .$if(params.destination_enabled !== undefined, (query) =>
        query.where(enabled, '=', params.destination_enabled === true),
      )
      .$if(params.ref !== undefined, (query) => query.where('did.ref', '=', params.ref ?? ''))
      .$if(params.search !== undefined, (query) =>
        query.where((where) =>
          where.or([
            where(DIGITS, 'ilike', pattern),
            where('r.destination_description', 'ilike', pattern),
            where('did.first_name', 'ilike', pattern),
          ]),
        ),
      );
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await withShownColumns(found)
      .orderBy(DIGITS)
      .orderBy('r.destination_order')
      .limit(page.perPage)
      .offset(page.offset)
      .execute();
    return {
      message: 'Destinations retrieved',
      destinations: rows.map(presentDestination),
      ...pageFields(page, Number(total)),
    };
  },
});

/** One number, also one that waits for a destination. */
export const get = defineAction({
  action: 'get',
  access: 'read',
  params: Type.Object(DESTINATION_NAMES),
  async run(call, params) {
    const found = await findDestination(call, params, params.tenant_domain);
    return { message: 'Destination retrieved', ...presentDestination(found) };
  },
});
