import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let boss: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002'), extension('1003', { mayUseProtectedCodes: true })],
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  boss = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

describe('*33 (contract 20 §12.3)', () => {
  it('hears the call of the extension, which goes on undisturbed, and ends with it', async () => {
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1002');
    const listening = boss.call('*331002');
    await listening.answered();
    alice.rtp.talk(() => caller.mediaPort, 0, 0x51);
    bob.rtp.talk(() => callee.mediaPort, 0, 0x71);
    await bob.rtp.hears(0, 0x51);
    await boss.rtp.seen.until('sound of the call', () =>
      boss.rtp.heard.some(({ payload }) => new Set(payload).size > 1),
    );
    await caller.bye();
    await listening.hasEnded();
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('is for those alone who may use protected codes', async () => {
    const call = alice.call('*331002');
    expect(await call.refused()).toBeGreaterThanOrEqual(400);
    expect(laboratory.host.closed[0]?.hangup_cause).toBe('CALL_REJECTED');
  });

  it('says that there is no call where the extension is in none', async () => {
    const call = boss.call('*331002');
    await call.answered();
    await call.hasEnded();
  });
});
