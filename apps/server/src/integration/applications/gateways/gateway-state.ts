import type { Switch, TrunkStatus } from '@strowger/switch';
import { refusedAs } from '../../../features/realtime/engine-refusal.ts';
import type { Gateway } from './find-gateway.ts';

export type GatewayStatus = 'UP' | 'DOWN' | 'DISABLED';

/** How the trunks do, by their provider. @throws ApiError 503 without the engine */
export async function trunkStates(engine: Switch): Promise<ReadonlyMap<number, TrunkStatus>> {
  const trunks = await refusedAs({ not_found: 'Gateway' }, () => engine.trunks());
  return new Map(trunks.map((trunk) => [trunk.providerId, trunk]));
}

/** `UP`: registered, or one that needs no registration and answers or is not asked (contract 40 B10.7). */
export function statusOf(gateway: Pick<Gateway, 'active'>, trunk: TrunkStatus | undefined): GatewayStatus {
  if (!gateway.active) return 'DISABLED';
  return trunk?.state === 'REGED' || trunk?.state === 'NOREG' ? 'UP' : 'DOWN';
}

/** `host`, with the port where it is not SIP's own. */
export function domainOf({ host, port }: Pick<Gateway, 'host' | 'port'>): string {
  if (port === 5060) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
