import type { Trx } from '@strowger/db';
import { word } from '../../answers.ts';

export const MODES = ['domain', 'gateway', 'extension'] as const;
export type Mode = (typeof MODES)[number];

/** How a domain is now, whatever was asked of it before (contract 40 B10.5). */
export interface LiveState {
  readonly domain_enabled: 'true' | 'false';
  readonly suspended: 'true' | 'false';
  readonly mode: Mode | null;
}

export async function liveStateOf(trx: Trx, domainUuid: string): Promise<LiveState> {
  const { domain_enabled } = await trx
    .selectFrom('domains')
    .select('domain_enabled')
    .where('domain_uuid', '=', domainUuid)
    .executeTakeFirstOrThrow();
  const mode = domain_enabled ? await partlySuspended(trx, domainUuid) : 'domain';
  return { domain_enabled: word(domain_enabled), suspended: word(mode !== null), mode };
}

/** By a suspension of gateways or extensions of which one is still off. */
async function partlySuspended(trx: Trx, domainUuid: string): Promise<Mode | null> {
  const { gateway, extension } = await disabledBy(trx, domainUuid);
  const gateways = gateway.map(Number);
  if (gateways.length > 0) {
    const off = trx.selectFrom('providers').select('provider_id').where('provider_id', 'in', gateways);
    if (await off.where('active', '=', false).executeTakeFirst()) return 'gateway';
  }
  if (extension.length > 0) {
    const off = trx.selectFrom('extensions').select('extension_uuid').where('extension_uuid', 'in', extension);
    if (await off.where('enabled', '=', false).executeTakeFirst()) return 'extension';
  }
  return null;
}

/** Ids of what suspensions switched off, by their mode. */
export async function disabledBy(trx: Trx, domainUuid: string): Promise<Readonly<Record<Mode, readonly string[]>>> {
  const rows = await trx
    .selectFrom('domain_suspensions')
    .select(['mode', 'disabled'])
    .where('domain_uuid', '=', domainUuid)
    .execute();
  const of = (mode: Mode) => rows.find((row) => row.mode === mode)?.disabled ?? [];
  return { domain: of('domain'), gateway: of('gateway'), extension: of('extension') };
}
