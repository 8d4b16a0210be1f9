import { type ApiClient, expectStatus, field } from '../../tests/system/api-client.ts';
import { eventually } from '../../tests/system/eventually.ts';
import type { SystemUnderLoad } from '../load/system-under-load.ts';

/** Records are written within so long of a call's end. */
const SETTLE_MS = 60_000;

/**
 * How many records there are of an extension's calls, once as many as wanted are there, or a minute has gone.
 *
 * @param which `answered`: the legs to phones that answered these calls; otherwise the callers' own
 */
export async function recordsOf(
  { tenant }: SystemUnderLoad,
  admin: ApiClient,
  extension: string,
  wanted: number,
  which: 'made' | 'answered' = 'made',
): Promise<number> {
  const legs = which === 'made' ? 'leg=a' : 'leg=b&status=answered';
  const query = `/cdr?tenant_id=${tenant.tenantId}&extension=${extension}&${legs}&totalrows`;
  const count = async () => Number(expectStatus(await admin('GET', query), 200).body);
  return eventually(count, (found) => found >= wanted, SETTLE_MS).catch(count);
}

/** Channels that are up now. */
export async function channelsOf(admin: ApiClient): Promise<number> {
  return Number(field(expectStatus(await admin('GET', '/realtime'), 200).body, 'channel_count'));
}
