import { registrationCounts } from '../../../features/extensions/registration-counts.ts';
import { openPassword } from '../../../features/extensions/sip-password.ts';
import { readSealedPassword } from '../../../features/extensions/store.ts';
import type { IntegrationCall, IntegrationWriter } from '../../application.ts';
import { missingParameters, notFound } from '../../errors.ts';
import { findExtension as findByNumber } from '../registrations/find-extension.ts';
import { presentExtension, selectExtensions, withShownColumns } from './select-extensions.ts';

interface Named {
  readonly tenant_domain?: string;
  readonly extension?: string;
  readonly extension_uuid?: string;
}

/** An extension that was named, and who writes it: an administrator of its tenant. */
export interface NamedExtension {
  readonly tenantId: number;
  readonly uuid: string;
  readonly extension: string;
  readonly writer: IntegrationWriter;
}

/** @throws IntegrationError 400 where none is named, 404 outside the scope */
export async function findExtension(call: IntegrationCall, named: Named): Promise<NamedExtension> {
  const { trx, scope } = call;
  const { extension_uuid: uuid, extension: number } = named;
  if (uuid === undefined) {
    if (number === undefined) throw missingParameters(['extension']);
    const { tenantId } = await scope.tenant(trx, named.tenant_domain);
    const found = await findByNumber(trx, tenantId, number);
    return { tenantId, uuid: found.extension_uuid, extension: found.extension, writer: call.writerIn(tenantId) };
  }
  const tenant = await scope.tenantOrAll(trx, named.tenant_domain);
  const found = await trx
    .selectFrom('extensions')
    .select(['tenant_id', 'extension'])
    .where('extension_uuid', '=', uuid)
    .executeTakeFirst();
  if (!found || !scope.reaches(found.tenant_id)) throw notFound();
  if (tenant !== null && tenant.tenantId !== found.tenant_id) throw notFound();
  return { tenantId: found.tenant_id, uuid, extension: found.extension, writer: call.writerIn(found.tenant_id) };
}

/** What answers show of one extension, without its password. */
export async function extensionFields(
  { platform, trx }: IntegrationCall,
  { tenantId, uuid }: Pick<NamedExtension, 'tenantId' | 'uuid'>,
): Promise<object> {
  const row = await withShownColumns(selectExtensions(trx))
    .where('extensions.extension_uuid', '=', uuid)
    .executeTakeFirstOrThrow();
  return presentExtension(row, (await registrationCounts(platform, tenantId)).has(uuid));
}

/** The SIP password in clear: answered once, by what made it. */
export async function clearPassword({ platform, trx }: IntegrationCall, uuid: string): Promise<string> {
  return openPassword(platform.vault, await readSealedPassword(trx, uuid));
}
