import type { TrunkConfiguration } from '@strowger/switch';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { TrunkAddresses } from './trunk-addresses.ts';

type Places = Pick<TrunkConfiguration, 'providerId' | 'host' | 'proxy' | 'outboundProxy' | 'registerProxy'>;

const at = (providerId: number, host: string, more: Partial<Places> = {}): Places => ({
  ...{ providerId, host, proxy: '', outboundProxy: '', registerProxy: '' },
  ...more,
});

function addresses(names: Map<string, readonly string[]>): TrunkAddresses {
  return new TrunkAddresses(
    {
      resolve: async ({ host }) => {
        const found = names.get(host);
        if (found === undefined) throw new Error('no such name');
        return found.map((address) => ({ transport: 'udp', address, port: 5060 }) as const);
      },
    },
    pino({ level: 'silent' }),
  );
}

describe('where providers send from', () => {
  it('are their hosts and proxies, by all addresses of their names, whatever the port', async () => {
    const known = addresses(new Map([['sbc.example', ['192.0.2.7', '2001:db8::7']]]));
    await known.follow([at(1, '192.0.2.1', { proxy: 'sbc.example:5090', registerProxy: '[2001:db8::8]:5060' })]);
    expect(
      ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.7', '2001:db8::7', '2001:db8::8'].map((one) => known.at(one)),
    ).toEqual(Array.from({ length: 5 }, () => [1]));
    expect(known.at('192.0.2.2')).toEqual([]);
  });

  it('are several at one address', async () => {
    const known = addresses(new Map());
    await known.follow([at(1, '192.0.2.1'), at(2, '192.0.2.1')]);
    expect(known.at('192.0.2.1')).toEqual([1, 2]);
  });

  it('are kept while a name cannot be resolved, which keeps nobody else from being known', async () => {
    const names = new Map([['carrier.example', ['192.0.2.5']]]);
    const known = addresses(names);
    await known.follow([at(1, 'carrier.example'), at(2, 'lost.example'), at(3, '192.0.2.3')]);
    names.clear();
    await known.refresh();
    expect([known.at('192.0.2.5'), known.at('192.0.2.3')]).toEqual([[1], [3]]);
    names.set('carrier.example', ['192.0.2.6']);
    await known.refresh();
    expect([known.at('192.0.2.5'), known.at('192.0.2.6')]).toEqual([[], [1]]);
  });
});
