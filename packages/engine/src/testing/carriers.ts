import type { OutboundConfiguration, OutboundProvider } from '@strowger/callplan';
import type { TrunkConfiguration } from '@strowger/switch';
import type { Laboratory } from './laboratory.ts';
import type { TestPhone } from './test-phone.ts';
import { trunkWith } from './test-trunk.ts';

/** What all numbers in tests begin with that lead outside. */
const PREFIX = '44';

export interface CarrierOptions {
  readonly trunk?: Partial<TrunkConfiguration>;
  readonly provider?: Partial<OutboundProvider>;
}

/** Test phones as providers of the laboratory, with a route to 44… over each, in their order. */
export async function openCarriers(
  laboratory: Laboratory,
  ...carriers: readonly CarrierOptions[]
): Promise<readonly TestPhone[]> {
  const phones = await Promise.all(carriers.map((_, index) => laboratory.phone({ user: `carrier-${index + 1}` })));
  for (const [index, { trunk = {} }] of carriers.entries()) {
    const providerId = index + 1;
    const proxy = /127\.0\.0\.1:[0-9]+/.exec(phones[index]?.contact ?? '')?.[0] ?? '';
    const place = { name: `Carrier ${providerId}`, host: `carrier-${providerId}.test`, proxy };
    laboratory.host.features.trunksHere.set(providerId, trunkWith({ providerId, ...place, ...trunk }));
  }
  laboratory.host.features.trunksChanged();
  laboratory.host.outbound = outboundOver(carriers);
  return phones;
}

function outboundOver(carriers: readonly CarrierOptions[]): OutboundConfiguration {
  return {
    dialplan: [],
    providers: carriers.map(({ provider = {} }, index) => ({
      providerId: index + 1,
      tenantId: null,
      name: `Carrier ${index + 1}`,
      gatewayUuid: '',
      serviceFlag: 1,
      weight: 0,
      prefix: '|00',
      outboundCallerId: '',
      callerIdPolicy: 'any',
      ...provider,
    })),
    routes: carriers.map((_, index) => ({
      routeId: 10 * (index + 1),
      tenantId: null,
      name: `route ${index + 1}`,
      destinationId: PREFIX,
      prefix: PREFIX,
      providerId: index + 1,
      serviceFlag: 1,
      priority: index,
      cost: null,
      tollAllow: '',
    })),
  };
}
