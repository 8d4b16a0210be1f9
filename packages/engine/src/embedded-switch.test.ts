import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedSwitch } from './embedded-switch.ts';
import { Laboratory } from './testing/laboratory.ts';
import { TestHost, tenantWith } from './testing/test-host.ts';

let laboratory: Laboratory;
beforeEach(async () => {
  laboratory = await Laboratory.open();
});
afterEach(() => laboratory.close());

describe('start', () => {
  it('says in one line which setting is in the way', async () => {
    const port = laboratory.portOf();
    const second = createEmbeddedSwitch(
      {
        sipHost: '127.0.0.1',
        sipPort: port,
        publicAddress: '127.0.0.1',
        rtpPorts: { min: 32_100, max: 32_200 },
        log: () => undefined,
      },
      new TestHost(tenantWith([])),
    );
    await expect(second.start()).rejects.toMatchObject({
      name: 'SwitchStartError',
      message: `STROWGER_SIP_PORT ${port} (udp) on 127.0.0.1 is already in use`,
    });
    expect(await second.health()).toEqual({ ok: false, detail: 'stopped', upSince: null });
  });
});

describe('stop', () => {
  it('refuses new calls, answers registrations and lets live calls finish', async () => {
    const alice = await laboratory.registered('1001');
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1002');
    const stopped = laboratory.engine.stop(60_000);
    const refused = bob.call('1001');
    expect(await refused.refused()).toBe(503);
    expect(refused.failure?.response?.headers.has('Retry-After')).toBe(true);
    expect((await alice.register()).status).toBe(200);
    expect(caller.ended).toBe(false);
    await caller.bye();
    await stopped;
    expect(callee.ended).toBe(true);
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause)).toEqual([
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
    ]);
  });

  it('ends what still lives after the grace with SYSTEM_SHUTDOWN, journalled', async () => {
    const alice = await laboratory.registered('1001');
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1002');
    await laboratory.engine.stop(0);
    expect([caller.ended, callee.ended]).toEqual([true, true]);
    expect(laboratory.host.closed.map((record) => record.hangup_cause)).toEqual(['SYSTEM_SHUTDOWN', 'SYSTEM_SHUTDOWN']);
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('ends them sooner when it is asked again with less patience', async () => {
    const alice = await laboratory.registered('1001');
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await caller.answered();
    await laboratory.event('channel.bridged', '1002');
    const patient = laboratory.engine.stop(60_000);
    await laboratory.engine.stop(0);
    await patient;
    expect(laboratory.host.closed.map((record) => record.hangup_cause)).toEqual(['SYSTEM_SHUTDOWN', 'SYSTEM_SHUTDOWN']);
  });
});

describe('a call that nobody keeps alive', () => {
  it('ends with MEDIA_TIMEOUT when neither side sends media', async () => {
    await laboratory.close();
    laboratory = await Laboratory.open({ engine: { mediaTimeoutMs: 400 } });
    const alice = await laboratory.registered('1001');
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await caller.hasEnded();
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause)).toEqual([
      'MEDIA_TIMEOUT',
      'MEDIA_TIMEOUT',
    ]);
  });

  it('ends so too when a party that an application has taken vanishes', async () => {
    await laboratory.close();
    laboratory = await Laboratory.open({ engine: { mediaTimeoutMs: 400 } });
    const alice = await laboratory.registered('1001');
    const parked = alice.call('*5901');
    await parked.answered();
    await parked.hasEnded();
    expect((await laboratory.host.records(1))[0]?.hangup_cause).toBe('MEDIA_TIMEOUT');
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('ends when a phone has forgotten it (481 to OPTIONS within the dialog)', async () => {
    await laboratory.close();
    laboratory = await Laboratory.open({ engine: { probeIntervalMs: 100 } });
    const alice = await laboratory.registered('1001');
    const bob = await laboratory.registered('1002');
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    callee.answerWith = (request) => ({ status: request.method === 'OPTIONS' ? 481 : 200 });
    bob.pickUp(callee);
    await caller.hasEnded();
    await laboratory.host.records(2);
  });
});
