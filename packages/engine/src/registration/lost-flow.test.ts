import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { TestPhone } from '../testing/test-phone.ts';

let now: number;
let laboratory: Laboratory;
beforeEach(async () => {
  now = Date.now();
  laboratory = await Laboratory.open({ engine: { now: () => now } });
});
afterEach(() => laboratory.close());

const unreachable = '<sip:1002@10.11.12.13:5062;transport=tcp>';

async function registeredAndGone(contact: string): Promise<void> {
  const bob = await TestPhone.open({ user: '1002', transport: 'tcp' }, laboratory.portOf('tcp'));
  await bob.register({ contact });
  await bob.close();
}

describe('a phone whose connection is lost', () => {
  it('is not registered for the next call, at once', async () => {
    await registeredAndGone(unreachable);
    const alice = await laboratory.registered('1001');
    expect(await alice.call('1002').refused()).toBe(480);
  });

  it('is dropped when it has not come back within half a minute', async () => {
    await registeredAndGone(unreachable);
    expect(await laboratory.engine.registrations()).toHaveLength(1);
    await vi.waitFor(
      async () => {
        now += 16_000;
        expect(await laboratory.engine.registrations()).toEqual([]);
      },
      { timeout: 15_000, interval: 500 },
    );
    expect(await laboratory.event('registration.removed', '1002')).toMatchObject({ reason: 'dropped' });
    expect(laboratory.host.stored.size).toBe(0);
  });

  it('stays when it has come back', async () => {
    await registeredAndGone(unreachable);
    const bob = await laboratory.phone({ user: '1002', transport: 'tcp' });
    await bob.register({ contact: unreachable });
    const alice = await laboratory.registered('1001');
    const call = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await call.answered();
    await call.bye();
  });

  it('is called anew where its contact can be connected to', async () => {
    const listener = await laboratory.phone({ user: '1002', transport: 'tcp' });
    await registeredAndGone(listener.contact);
    const alice = await laboratory.registered('1001');
    const call = alice.call('1002');
    listener.pickUp(await listener.incoming());
    await call.answered();
    await call.bye();
  });
});

describe('after a restart', () => {
  it('phones behind lost connections are not called until they register again', async () => {
    const bob = await laboratory.phone({ user: '1002', transport: 'tcp' });
    await bob.register({ contact: unreachable });
    await laboratory.engine.stop(0);
    await laboratory.engine.start();
    expect(await laboratory.engine.registrations()).toHaveLength(1);
    const alice = await laboratory.registered('1001');
    expect(await alice.call('1002').refused()).toBe(480);
  });
});
