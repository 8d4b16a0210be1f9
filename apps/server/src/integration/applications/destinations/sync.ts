import { Type } from 'typebox';
import { defineAction } from '../../application.ts';
import { conflict } from '../../errors.ts';
import { syncObjects } from '../../sync.ts';
import { NEW_DESTINATION, type NewDestination, wholeNumber } from './destination-params.ts';
import { findNumber } from './find-destination.ts';
import { changeDestination, dropDestination, makeDestination } from './place-destination.ts';
import { type DestinationRow, isInUse, selectDestinations, withShownColumns } from './select-destinations.ts';

/**
 * Brings the destinations to the list: what is not there is made, what differs is changed, and with `delete_missing` what
 * the list does not name goes, of the named tenant or of all.
 */
export const sync = defineAction({
  action: 'sync',
  access: 'write',
  params: Type.Object({
    tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
    destinations: Type.Array(NEW_DESTINATION, { maxItems: 5000 }),
    delete_missing: Type.Optional(Type.Boolean()),
  }),
  async run(call, { tenant_domain, destinations, delete_missing }) {
    const { trx, scope } = call;
    const tenant = await scope.tenantOrAll(trx, tenant_domain);
    const common = tenant === null ? {} : { tenant_domain: tenant.domainName };
    const present = new Map<string, DestinationRow>();
    const done = await syncObjects<NewDestination>(call, {
      desired: destinations.map((one) => ({ ...common, ...one })),
      name: ({ destination_number }) => ({ destination_number }),
      find: async (row) => {
        const found = await findNumber(trx, wholeNumber(row.destination_number, row.destination_prefix));
        if (!found || !isLeading(found)) return null;
        if (tenant !== null && found.tenant_id !== tenant.tenantId) throw conflict('This number is in use');
        present.set(found.digits, found);
        return found.digits;
      },
      apply: async (row, key) => {
        const found = key === null ? undefined : present.get(key);
        if (!found) return (await makeDestination(call, row)).replace('+', '');
        const owner = await scope.tenant(trx, row.tenant_domain);
        return (await changeDestination(call, found, row, owner.tenantId)).replace('+', '');
      },
      ...(delete_missing === true
        ? {
            missing: {
              present: async () => {
                const rows = await withShownColumns(selectDestinations(trx))
                  .where(isInUse)
                  .$if(tenant !== null, (query) => query.where('domains.tenant_id', '=', tenant?.tenantId ?? 0))
                  .execute();
                for (const row of rows) present.set(row.digits, row);
                return rows.map(({ digits }) => ({ key: digits, name: { destination_number: digits } }));
              },
              remove: async (digits: string) => {
                const row = present.get(digits);
                if (row) await dropDestination(call, row);
              },
            },
          }
        : {}),
    });
    return { message: 'Destinations synchronised', ...done };
  },
});

function isLeading({ route_uuid, destination_fax }: DestinationRow): boolean {
  return route_uuid !== null || destination_fax === true;
}
