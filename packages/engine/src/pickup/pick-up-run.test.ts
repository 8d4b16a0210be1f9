import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [
      extension('1001'),
      extension('1002', { callGroups: ['sales'] }),
      extension('1003', { callGroups: ['sales'] }),
      extension('1004'),
    ],
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

describe('pickup (contract 20 §12.3)', () => {
  it.each(['**1002', '*971002', '*8'])('%s takes the call that rings, and the phone that rang stops', async (code) => {
    const caller = alice.call('1002');
    const ringing = await bob.incoming();
    await caller.rings();
    const taking = carol.call(code);
    await taking.answered();
    await caller.answered();
    await ringing.isCancelled();
    alice.rtp.talk(() => caller.mediaPort, 0, 0x51);
    await carol.rtp.hears(0, 0x51);
    const channels = await laboratory.engine.channels();
    expect(channels.map(({ extension: own }) => own).sort()).toEqual(['1001', '1003']);
    await caller.bye();
    await taking.hasEnded();
    await laboratory.host.records(3);
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('takes the oldest of several', async () => {
    const dave = await laboratory.registered('1004');
    const first = alice.call('1002');
    await bob.incoming();
    await first.rings();
    const second = dave.call('1002');
    await bob.incoming(1);
    await second.rings();
    const taking = carol.call('*8');
    await taking.answered();
    await first.answered();
    expect(second.answer).toBeNull();
    await taking.bye();
    second.outgoing?.cancel({});
    await laboratory.host.records(5);
  });

  it('says that there is no call where none rings, and hangs up', async () => {
    for (const code of ['**1002', '**1999', '*8']) {
      const call = carol.call(code);
      expect(await call.refused()).toBeGreaterThanOrEqual(400);
    }
    expect(laboratory.host.closed).toHaveLength(3);
  });

  it('takes nothing for an extension of no call group', async () => {
    const caller = alice.call('1002');
    await caller.rings();
    const dave = await laboratory.registered('1004');
    await dave.call('*8').refused();
    expect(caller.answer).toBeNull();
    caller.outgoing?.cancel({});
    await caller.refused();
  });
});
