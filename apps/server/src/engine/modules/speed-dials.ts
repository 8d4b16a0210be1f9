import type { ModuleReader } from './module-reader.ts';

export const speedDialReader: ModuleReader = {
  resources: ['contacts'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('contacts')
      .select(['contact_id', 'phone', 'speed_dial'])
      .where('tenant_id', '=', tenantId)
      .where('date_deleted', 'is', null)
      .where('speed_dial', 'is not', null)
      .execute();
    const speedDials = rows.map(
      ({ contact_id, phone, speed_dial }) => [speed_dial ?? '', { contactId: contact_id, phone }] as const,
    );
    return { modules: { speedDials: new Map(speedDials) } };
  },
};
