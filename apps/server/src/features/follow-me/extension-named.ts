import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface NamedExtension {
  readonly extension_uuid: string;
  readonly follow_me_enabled: boolean;
}

/** An extension of the tenant by uuid or number (contract 20 §10.2). @throws ApiError 422 when there is none */
export async function extensionNamed(trx: Trx, tenantId: number | null, name: string): Promise<NamedExtension> {
  const text = name.trim().toLowerCase();
  const extension = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'follow_me_enabled'])
    .where(UUID.test(text) ? 'extension_uuid' : 'extension', '=', text)
    .where('tenant_id', '=', tenantId ?? 0)
    .executeTakeFirst();
  if (!extension) throw errors.unknownReference('extension_uuid', 'names no extension of this tenant');
  return extension;
}
