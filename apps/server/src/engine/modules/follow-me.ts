import type { FollowMeConfiguration } from '@strowger/callplan';
import { childrenOf, type ModuleReader } from './module-reader.ts';

export const followMeReader: ModuleReader = {
  resources: ['follow_me'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('follow_me').selectAll().where('tenant_id', '=', tenantId).execute();
    const destinations = await trx
      .selectFrom('follow_me_destinations')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('follow_me_order')
      .execute();
    const destinationsOf = childrenOf(destinations, (row) => row.follow_me_uuid);
    const followMes = rows.map(
      (row): FollowMeConfiguration => ({
        uuid: row.follow_me_uuid,
        extensionUuid: row.extension_uuid,
        ignoresBusy: row.follow_me_ignore_busy,
        namePrefix: row.cid_name_prefix ?? '',
        numberPrefix: row.cid_number_prefix ?? '',
        destinations: destinationsOf(row.follow_me_uuid).map((destination) => ({
          uuid: destination.follow_me_destination_uuid,
          number: destination.follow_me_destination,
          delaySeconds: destination.follow_me_delay,
          timeoutSeconds: destination.follow_me_timeout,
          confirms: destination.follow_me_prompt,
        })),
      }),
    );
    return { modules: { followMes: new Map(followMes.map((one) => [one.extensionUuid, one])) } };
  },
};
