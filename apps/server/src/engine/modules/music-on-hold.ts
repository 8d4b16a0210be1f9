import { childrenOf, type ModuleReader } from './module-reader.ts';

export const musicReader: ModuleReader = {
  resources: ['music_on_hold'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('music_on_hold')
      .select(['music_on_hold_uuid', 'music_on_hold_name', 'music_on_hold_shuffle'])
      .where('tenant_id', '=', tenantId)
      .execute();
    const files = await trx
      .selectFrom('music_on_hold_files')
      .select(['music_on_hold_uuid', 'stored_file'])
      .where('tenant_id', '=', tenantId)
      .orderBy('file_name')
      .execute();
    const filesOf = childrenOf(files, (row) => row.music_on_hold_uuid);
    const music = rows.map((row) => ({
      uuid: row.music_on_hold_uuid,
      name: row.music_on_hold_name,
      shuffle: row.music_on_hold_shuffle,
      files: filesOf(row.music_on_hold_uuid).map(({ stored_file }) => stored_file),
    }));
    return { modules: { music } };
  },
};
