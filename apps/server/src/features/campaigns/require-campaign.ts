import { errors } from '../../http/errors.ts';
import type { Reader, Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';

/** @returns its tenant @throws ApiError 404 */
export async function requireCampaign(
  reader: Reader,
  campaigns: Resource,
  id: number,
  verb: 'see' | 'change',
): Promise<number> {
  const found = await findRow(reader.trx, campaigns, id, reachConditions(campaigns, reader, verb), 'look');
  if (!found || found.tenantId === null) throw errors.notFound(campaigns.what);
  return found.tenantId;
}
