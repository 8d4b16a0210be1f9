import { type MusicChimes, type MusicConfiguration, parseChimeList } from '@strowger/callplan';
import { childrenOf, type ModuleReader } from './module-reader.ts';

export const musicReader: ModuleReader = {
  resources: ['music_on_hold'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('music_on_hold')
      .select([
        'music_on_hold_uuid',
        'music_on_hold_name',
        'music_on_hold_shuffle',
        'music_on_hold_chime_list',
        'music_on_hold_chime_freq',
        'music_on_hold_chime_max',
      ])
      .where('tenant_id', '=', tenantId)
      .execute();
    const files = await trx
      .selectFrom('music_on_hold_files')
      .select(['music_on_hold_uuid', 'stored_file'])
      .where('tenant_id', '=', tenantId)
      .orderBy('file_name')
      .execute();
    const filesOf = childrenOf(files, (row) => row.music_on_hold_uuid);
    const music = rows.map(
      (row): MusicConfiguration => ({
        uuid: row.music_on_hold_uuid,
        name: row.music_on_hold_name,
        shuffle: row.music_on_hold_shuffle,
        files: filesOf(row.music_on_hold_uuid).map(({ stored_file }) => stored_file),
        chimes: chimesOf(row),
      }),
    );
    return { modules: { music } };
  },
};

function chimesOf(row: {
  readonly music_on_hold_chime_list: string | null;
  readonly music_on_hold_chime_freq: number;
  readonly music_on_hold_chime_max: number;
}): MusicChimes | null {
  const list = parseChimeList(row.music_on_hold_chime_list);
  const everySeconds = row.music_on_hold_chime_freq;
  if (!list.ok || list.value.length === 0 || everySeconds === 0) return null;
  return { sounds: list.value, everySeconds, maxSeconds: row.music_on_hold_chime_max };
}
