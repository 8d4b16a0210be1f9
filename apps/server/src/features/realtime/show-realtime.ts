import type { Trx } from '@strowger/db';
import type { Channel, QueueState, Registration, Switch } from '@strowger/switch';
import { callsInProgress } from '../../engine/calls-in-progress.ts';
import { presentChannel, presentRegistration } from '../../engine/present-channel.ts';
import { type TimeZone, UTC } from '../../time/zone.ts';
import type { TenantFilter } from '../domains/tenant-choice.ts';
import { refusedAs } from './engine-refusal.ts';
import { showQueues } from './show-queues.ts';

/**
 * Live calls and phones of the tenants in view, newest call first (contract 20 §13.1). Gateways are shown by
 * their own module's state; without any there are none.
 * @throws ApiError 503 when the engine is away
 */
export async function showRealtime(trx: Trx, engine: Switch, tenants: TenantFilter): Promise<object> {
  const live = tenants === 'none' ? NOTHING : await liveState(engine, tenants === 'all' ? undefined : tenants.tenantId);
  const zones = await timeZones(trx, live.channels);
  const contacts = new Map<string, number>();
  for (const { extensionUuid } of live.registrations) {
    contacts.set(extensionUuid, (contacts.get(extensionUuid) ?? 0) + 1);
  }
  return {
    channel_count: live.channels.length,
    registration_count: live.registrations.length,
    channels: live.channels
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .map((channel) => presentChannel(channel, zones.get(channel.tenantId) ?? UTC)),
    registrations: live.registrations
      .toSorted((a, b) => a.domainName.localeCompare(b.domainName) || Number(a.extension) - Number(b.extension))
      .map((registration) => presentRegistration(registration, contacts.get(registration.extensionUuid) ?? 0)),
    gateways_raw: '',
    gateways: [],
    queues: await showQueues(trx, live.queues, tenants),
  };
}

/** Calls, not legs, and registered contacts of the tenants in view. @throws ApiError 503 when the engine is away */
export async function countRealtime(
  engine: Switch,
  tenants: TenantFilter,
): Promise<{ readonly calls: number; readonly registrations: number }> {
  if (tenants === 'none') return { calls: 0, registrations: 0 };
  const tenantId = tenants === 'all' ? undefined : tenants.tenantId;
  return refusedAs({ not_found: 'Tenant' }, async () => ({
    calls: callsInProgress(await engine.channels(tenantId)),
    registrations: (await engine.registrations(tenantId)).length,
  }));
}

interface LiveState {
  readonly channels: readonly Channel[];
  readonly registrations: readonly Registration[];
  readonly queues: QueueState;
}

const NOTHING: LiveState = { channels: [], registrations: [], queues: { waiting: [], agents: [] } };

/** @param tenantId undefined = all tenants */
function liveState(engine: Switch, tenantId: number | undefined): Promise<LiveState> {
  return refusedAs({ not_found: 'Tenant' }, async () => ({
    channels: await engine.channels(tenantId),
    registrations: await engine.registrations(tenantId),
    queues: await engine.queues(tenantId),
  }));
}

/** The clock of each tenant that has a call now. */
async function timeZones(trx: Trx, channels: readonly Channel[]): Promise<ReadonlyMap<number, TimeZone>> {
  const tenantIds = [...new Set(channels.map((channel) => channel.tenantId))];
  if (tenantIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('tenants')
    .select(['tenant_id', 'timezone'])
    .where('tenant_id', 'in', tenantIds)
    .execute();
  return new Map(rows.map((row) => [row.tenant_id, { zone: row.timezone }]));
}
