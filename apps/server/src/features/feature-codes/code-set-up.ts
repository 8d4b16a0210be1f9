import type { CodeSetUp } from '@strowger/callplan';
import type { Trx } from '@strowger/db';

/** What a tenant has done about the built-in codes. */
export async function codeSetUpOf(trx: Trx, tenantId: number): Promise<CodeSetUp> {
  const rows = await trx
    .selectFrom('tenant_settings')
    .select(['name', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('name', 'in', ['page_extensions', 'codes_off'])
    .execute();
  const values = new Map<string, unknown>(rows.map(({ name, value }) => [name, value]));
  const [extensions, off] = [values.get('page_extensions'), values.get('codes_off')];
  return {
    ...(typeof extensions === 'string' ? { pageGroup: { extensions, hasPin: false } } : {}),
    ...(Array.isArray(off) ? { codesOff: new Set(off.map(String)) } : {}),
  };
}
