import { type Leg, NO_HISTORY, normaliseDialled, type TenantConfiguration } from '@strowger/callplan';

/** One of the tenant's extensions that dials, or anybody outside who calls a DID. */
export function legOf(tenant: Pick<TenantConfiguration, 'numbers'>, from: string, to: string): Leg {
  const number = normaliseDialled(from);
  const owner = tenant.numbers.get(number);
  return owner?.kind === 'extension' ? legFromExtension(owner.uuid, to) : legFromOutside(number, to);
}

export function legFromExtension(extensionUuid: string, to: string): Leg {
  return { ...legTo(to), caller: { kind: 'extension', extensionUuid } };
}

export function legFromOutside(number: string, to: string): Leg {
  return { ...legTo(to), caller: { kind: 'outside', number, name: '' }, entry: 'did' };
}

const legTo = (dialled: string) => ({ callId: 'simulated', dialled, history: NO_HISTORY });
