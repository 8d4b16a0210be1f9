import type { Trx } from '@strowger/db';
import { readPrefix } from '../destinations/destination-id.ts';
import { ensureDestinations } from '../destinations/ensure-destinations.ts';
import { type ResolvedRoute, type RouteDraft, RouteFault } from './route-draft.ts';

/** A route carries one service, or 0: all that its provider has. */
export function isOneService(flag: number): boolean {
  return flag >= 0 && flag <= 16 && (flag & (flag - 1)) === 0;
}

/**
 * Judges routes of a tenant (null: of all) by contract 30 §5.1 and finds the destinations that they name; new prefixes
 * become destinations.
 * @throws RouteFault for the first that cannot be
 */
export async function resolveRoutes(
  trx: Trx,
  tenantId: number | null,
  drafts: readonly RouteDraft[],
): Promise<ResolvedRoute[]> {
  await requireProviders(trx, tenantId, drafts);
  const prefixes = drafts.map(({ destination }, index) => {
    const prefix = readPrefix(destination);
    if (prefix === null) throw new RouteFault(index, 'destination_id', 'must be 1 to 15 digits, or *');
    return prefix;
  });
  const wanted = new Map(drafts.map(({ name }, index) => [prefixes[index] ?? '', name]));
  const known = await destinationsOf(trx, [...wanted.keys()]);
  const missing = [...wanted].filter(([prefix]) => !known.has(prefix)).map(([prefix, name]) => ({ prefix, name }));
  await ensureDestinations(trx, missing);
  const made = await destinationsOf(
    trx,
    missing.map(({ prefix }) => prefix),
  );
  return drafts.map((draft, index) => {
    const prefix = prefixes[index] ?? '';
    const destinationId = known.get(prefix) ?? made.get(prefix);
    // A DID that the caller does not see has taken the prefix.
    if (destinationId === undefined || destinationId === null) {
      throw new RouteFault(index, 'destination_id', 'is a number of this system, which calls do not leave for');
    }
    return { ...draft, destinationId };
  });
}

/** Ids of destinations, by their prefix and by themselves; null: it stands for a DID. */
async function destinationsOf(trx: Trx, wanted: readonly string[]): Promise<Map<string, string | null>> {
  if (wanted.length === 0) return new Map();
  const rows = await trx
    .selectFrom('destinations')
    .select(['destination_id', 'prefix', 'is_did'])
    .where((eb) =>
      eb.or([eb('destination_id', '=', eb.fn.any(eb.val(wanted))), eb('prefix', '=', eb.fn.any(eb.val(wanted)))]),
    )
    .execute();
  const idOf = (row: (typeof rows)[number]) => (row.is_did ? null : row.destination_id);
  // An id decides before a prefix does.
  return new Map([
    ...rows.map((row) => [row.prefix, idOf(row)] as const),
    ...rows.map((row) => [row.destination_id, idOf(row)] as const),
  ]);
}

async function requireProviders(trx: Trx, tenantId: number | null, drafts: readonly RouteDraft[]): Promise<void> {
  const ids = [...new Set(drafts.map(({ providerId }) => providerId))];
  const rows = await trx
    .selectFrom('providers')
    .select(['provider_id', 'tenant_id', 'service_flag'])
    .where('provider_id', 'in', ids)
    .execute();
  const usable = new Map(
    rows
      .filter(({ tenant_id }) => tenant_id === null || tenant_id === tenantId)
      .map(({ provider_id, service_flag }) => [provider_id, service_flag]),
  );
  drafts.forEach(({ providerId, serviceFlag }, index) => {
    const services = usable.get(providerId);
    if (services === undefined) throw new RouteFault(index, 'provider_id', 'names no provider that can be used here');
    if (!isOneService(serviceFlag)) throw new RouteFault(index, 'service_flag', 'must be 0 or one of 1, 2, 4, 8, 16');
    if ((services & serviceFlag) !== serviceFlag) {
      throw new RouteFault(index, 'service_flag', 'is a service that the provider does not have');
    }
  });
}
