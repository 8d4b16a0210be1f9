import { afterEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';

let laboratory: Laboratory;
afterEach(() => laboratory.close());

describe('limits', () => {
  it('refuses a call beyond max_concurrent_calls with 503 and says so in the record', async () => {
    laboratory = await Laboratory.open({ tenant: { maxConcurrentCalls: 1 } });
    const alice = await laboratory.registered('1001');
    await laboratory.registered('1002');
    const carol = await laboratory.registered('1003');
    const first = alice.call('1002');
    await first.rings();
    const second = carol.call('1002');
    expect(await second.refused()).toBe(503);
    expect(second.failure?.response?.headers.get('Reason')).toContain('cause=34');
    expect(laboratory.host.closed).toMatchObject([
      { extension: '1003', hangup_cause: 'NORMAL_CIRCUIT_CONGESTION', block_reason: 'max-concurrent-calls' },
    ]);
    first.outgoing?.cancel({});
    await first.refused();
    await laboratory.host.records(3);
    const third = carol.call('1002');
    await third.rings();
    third.outgoing?.cancel({});
    await third.refused();
  });

  it('refuses no call to an emergency number for it (contract 10 §9.4)', async () => {
    laboratory = await Laboratory.open({ tenant: { maxConcurrentCalls: 1 } });
    const alice = await laboratory.registered('1001');
    await laboratory.registered('1002');
    const first = alice.call('1002');
    await first.rings();
    const emergency = (await laboratory.registered('1003')).call('112');
    await emergency.refused();
    expect(laboratory.host.closed).toMatchObject([{ extension: '1003', block_reason: null }]);
    first.outgoing?.cancel({});
    await first.refused();
    await laboratory.host.records(3);
  });

  it('lets a second call wait at the extension and takes the one beyond limit_max as busy', async () => {
    laboratory = await Laboratory.open({
      extensions: [extension('1001'), extension('1002', { limitMax: 2 }), extension('1003'), extension('1004')],
    });
    const bob = await laboratory.registered('1002');
    const calls = [];
    for (const number of ['1001', '1003']) {
      const call = (await laboratory.registered(number)).call('1002');
      await call.rings();
      calls.push(call);
    }
    const beyond = (await laboratory.registered('1004')).call('1002');
    expect(await beyond.refused()).toBe(486);
    expect(bob.calls).toHaveLength(2);
    for (const call of calls) call.outgoing?.cancel({});
    await laboratory.host.records(5);
  });

  it.each(['udp', 'tcp'] as const)(
    'refuses every call by %s when there are as many legs as may be',
    async (transport) => {
      laboratory = await Laboratory.open({ engine: { maxLegs: 0 } });
      const alice = await laboratory.registered('1001', { transport });
      const call = alice.call('1002');
      expect(await call.refused()).toBe(503);
      expect(call.failure?.response?.headers.get('Retry-After')).toBe('10');
    },
  );

  it('refuses no emergency call of a registered phone for it, but those of strangers', async () => {
    laboratory = await Laboratory.open({ engine: { maxLegs: 0 } });
    const alice = await laboratory.registered('1001');
    const help = alice.call('112');
    await help.refused();
    // It came as far as the providers, of which there are none here.
    expect(laboratory.host.closed).toMatchObject([{ extension: '1001', hangup_cause: 'NO_ROUTE_DESTINATION' }]);
    const stranger = (await laboratory.phone({ user: '1002' })).call('112');
    expect(await stranger.refused()).toBe(503);
  });
});
