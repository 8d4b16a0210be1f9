import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { ringGroup, withGroups } from '../testing/ring-group.ts';
import { extension } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  const numbers = ['1001', '1002', '1003'];
  laboratory = await Laboratory.open({ extensions: numbers.map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  bob.onCall = (call) => {
    bob.pickUp(call);
    void call.bye();
  };
});
afterEach(() => laboratory.close());

describe('a phone that answers and hangs up before its media are set up', () => {
  it('did not take the call, which is over at once where nobody else rings', async () => {
    expect(await alice.call('1002').refused()).toBe(480);
    const records = await laboratory.host.records(2);
    expect(records.find(({ leg }) => leg === 'b')).toMatchObject({
      extension: '1002',
      hangup_cause: 'NORMAL_CLEARING',
    });
  });

  it('leaves it to the others who ring', async () => {
    const carol = await laboratory.registered('1003');
    laboratory.host.tenant = withGroups(
      laboratory.host.tenant,
      ringGroup('6000', ['1002', '1003'], { strategy: 'sequence' }),
    );
    const caller = alice.call('6000');
    carol.pickUp(await carol.incoming());
    await caller.answered();
    await caller.bye();
    await laboratory.host.records(3);
  });
});
