import { findTextWays, type TextWays } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { ownNumberReader } from '../engine/modules/own-numbers.ts';
import { readTextOutbound } from '../engine/outbound-rows.ts';
import { openProvider } from '../features/providers/open-provider.ts';
import { readTenantSettings } from '../features/tenants/settings/read-settings.ts';
import type { Platform } from '../platform.ts';
import { type HttpProvider, httpCarrier } from './http-carrier.ts';
import { SmsFailed } from './sms.ts';

type Parts = Pick<Platform, 'db' | 'settings' | 'vault'>;

/** A text message of a tenant. */
interface SmsWanted {
  readonly tenantId: number;
  /** The same for each try. */
  readonly key: string;
  readonly to: string;
  readonly text: string;
}

type Way = TextWays['ways'][number] & { readonly provider: HttpProvider };

/**
 * Sends a text message over the tenant's ways, one after the other until a provider takes it (contract 30 §5.3 step 10).
 * @returns who has taken it, and the digits that selection matched: what is rated
 * @throws SmsFailed when no provider takes it
 */
export async function sendSms(
  parts: Parts,
  { tenantId, key, to, text }: SmsWanted,
  signal: AbortSignal,
): Promise<{ readonly number: string; readonly providerId: number }> {
  const { number, ways } = await parts.db.transaction({ kind: 'all' }, (trx) => readWays(trx, parts, tenantId, to), {
    readOnly: true,
  });
  let failure = new SmsFailed('no provider is available', true);
  for (const { number: called, callerId, providerId, provider } of ways) {
    try {
      await httpCarrier(provider).send({ key, to: called, from: callerId.number, text }, signal);
      return { number, providerId };
    } catch (error) {
      if (!(error instanceof SmsFailed)) throw error;
      // Worth another try while one of them may still take it.
      failure = new SmsFailed(error.message, error.forGood && failure.forGood);
    }
  }
  throw failure;
}

/** Whether any provider takes text messages of a tenant to a number. */
export async function hasTextWay(trx: Trx, parts: Parts, tenantId: number, to: string): Promise<boolean> {
  return (await readWays(trx, parts, tenantId, to)).ways.length > 0;
}

async function readWays(
  trx: Trx,
  parts: Parts,
  tenantId: number,
  to: string,
): Promise<{ readonly number: string; readonly ways: readonly Way[] }> {
  const settings = await readTenantSettings(trx, parts, tenantId);
  const { modules } = await ownNumberReader.read(trx, tenantId);
  const tenant = {
    tenantId,
    routeMode: settings.route_mode === 'lcr' ? 'lcr' : 'priority',
    internationalPrefix: settings.international_prefix ?? '',
    outboundCallerId: { number: settings.outbound_caller_id_number ?? '' },
    ownNumbers: modules.ownNumbers ?? { dids: [], callerIds: [] },
  } as const;
  const { number, ways } = findTextWays(tenant, await readTextOutbound(trx), to);
  return { number, ways: await Promise.all(ways.map((way) => withProvider(trx, parts, way))) };
}

async function withProvider(trx: Trx, { vault }: Parts, way: TextWays['ways'][number]): Promise<Way> {
  return { ...way, provider: await openProvider(trx, vault, way.providerId) };
}
