import type { ModuleReader } from './module-reader.ts';

export const recordingReader: ModuleReader = {
  resources: ['recordings'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('recordings')
      .select(['recording_id', 'name', 'stored_file'])
      .where('tenant_id', '=', tenantId)
      .execute();
    const recordings = rows.flatMap(({ recording_id: id, name, stored_file: file }) =>
      file === null ? [] : [{ id, name, file }],
    );
    return { modules: { recordings } };
  },
};
