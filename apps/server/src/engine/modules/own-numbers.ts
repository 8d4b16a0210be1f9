import type { ModuleReader } from './module-reader.ts';

/** What a tenant may show outside (contract 30 §6, §7). */
export const ownNumberReader: ModuleReader = {
  resources: ['dids', 'cids', 'accounts'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('accounts')
      .select(['type', 'phone'])
      .where('tenant_id', '=', tenantId)
      .where('type', 'in', ['did', 'cid'])
      .where('active', '=', true)
      .where('phone', '!=', '')
      .orderBy('account_id')
      .execute();
    const numbersOf = (type: string) => rows.filter((row) => row.type === type).map(({ phone }) => phone);
    return { modules: { ownNumbers: { dids: numbersOf('did'), callerIds: numbersOf('cid') } } };
  },
};
