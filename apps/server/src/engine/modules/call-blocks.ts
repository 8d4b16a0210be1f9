import { BLOCK_ACTIONS, type CallBlockConfiguration } from '@strowger/callplan';
import type { ModuleReader } from './module-reader.ts';
import { oneOf } from './values.ts';

export const callBlockReader: ModuleReader = {
  resources: ['call_block'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('call_block')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('call_block_enabled', '=', true)
      .orderBy('date_created')
      .orderBy('call_block_uuid')
      .execute();
    const callBlocks = rows.map(
      (row): CallBlockConfiguration => ({
        uuid: row.call_block_uuid,
        name: row.call_block_name ?? '',
        number: row.call_block_number,
        countryCode: row.call_block_country_code ?? '',
        direction: oneOf(['inbound', 'outbound', 'both'], row.call_block_direction),
        action: oneOf(BLOCK_ACTIONS, row.call_block_action),
        app: row.call_block_app ?? '',
        data: row.call_block_data ?? '',
        extensionUuid: row.extension_uuid,
      }),
    );
    return { modules: { callBlocks } };
  },
};
