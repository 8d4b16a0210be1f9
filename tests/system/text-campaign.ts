import type { Database } from '@strowger/db';
import { makeGroup } from '../../apps/server/src/features/campaigns/testing.ts';
import type { Receiver } from '../../apps/server/src/features/webhooks/testing/receiver.ts';
import { type Answer, type ApiClient, expectStatus, field } from './api-client.ts';
import { makeTenant } from './tenant.ts';

/** Attempts a minute: as fast as a campaign goes. */
const CPM = 600;
/** Quota of text messages (contract 10 §4.4). */
const TEXTS = 18;

/** A campaign of text messages that has not begun. */
export interface TextCampaign {
  readonly campaignId: number;
  readonly asTenantAdmin: ApiClient;
  readonly start: () => Promise<Answer>;
  readonly stop: () => Promise<Answer>;
  /** Its row. */
  readonly read: () => Promise<unknown>;
}

/** @param sink takes all text messages of the platform to numbers that begin with 1 */
export async function makeTextCampaign(
  { url, db, admin, sink }: { url: string; db: Database; admin: ApiClient; sink: Pick<Receiver, 'url'> },
  { contacts, tries }: { readonly contacts: number; readonly tries: number },
): Promise<TextCampaign> {
  const made = async (by: ApiClient, path: string, body: object) =>
    Number(expectStatus(await by('POST', path, body), 200).body);
  const sms = { name: 'sink', service_flag: 4, tenant_id: 0 };
  const provider_id = await made(admin, '/providers', { ...sms, type: 'http', host: sink.url });
  await made(admin, '/routes', { ...sms, destination_id: '1', provider_id });
  const { tenantId, adminUserId: adminId, asTenantAdmin } = await makeTenant(url, admin, 'campaigner');
  const quota = [{ resource_id: TEXTS, quota_limit: 10 * contacts }];
  expectStatus(await admin('PUT', `/billing/quota/${tenantId}`, quota), 200);
  const program_id = await made(asTenantAdmin, '/programs/sendsms', { message: 'Offer of the day' });
  const group_id = await makeGroup({ db }, { tenantId, adminId }, contacts);
  const fields = { program_id, group_id, cpm: CPM, try_allowed: tries };
  const campaignId = await made(asTenantAdmin, '/campaigns', fields);
  const path = `/campaigns/${campaignId}`;
  return {
    campaignId,
    asTenantAdmin,
    start: async () => expectStatus(await asTenantAdmin('PUT', `${path}/start`), 200),
    stop: async () => expectStatus(await asTenantAdmin('PUT', `${path}/stop`), 200),
    read: async () => expectStatus(await asTenantAdmin('GET', path), 200).body,
  };
}

/** Whom a sink was given messages for: the keys of each number's messages, as often as they came. */
export function reachedBy({ received }: Pick<Receiver, 'received'>): Map<string, string[]> {
  const reached = new Map<string, string[]>();
  for (const { body, headers } of received) {
    const to = String(field(JSON.parse(body), 'to'));
    reached.set(to, [...(reached.get(to) ?? []), String(headers['idempotency-key'])]);
  }
  return reached;
}
