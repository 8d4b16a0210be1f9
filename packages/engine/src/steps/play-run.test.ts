import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
beforeEach(async () => {
  const announcement = (destination: string) => ({ forwardAll: { enabled: true, destination } });
  laboratory = await Laboratory.open({
    extensions: [
      extension('1001'),
      extension('1002', announcement('playback:tone_stream://%(200,0,440);loops=1')),
      extension('1003', announcement('playback:tone_stream://%(200,0,440);loops=-1')),
      extension('1004', announcement('playback:no-such-recording')),
      extension('1005'),
      extension('1006', {
        forwardBusy: { enabled: true, destination: 'playback:tone_stream://%(200,0,440);loops=3' },
      }),
    ],
  });
  alice = await laboratory.registered('1001');
});
afterEach(() => laboratory.close());

const hearsTone = () =>
  alice.rtp.seen.until('the tone', () => alice.rtp.heard.some(({ payload }) => new Set(payload).size > 4));

describe('playing a sound', () => {
  it('is heard before the answer, and the call ends after it', async () => {
    const caller = alice.call('1002');
    await hearsTone();
    expect(await caller.refused()).toBeGreaterThanOrEqual(400);
    expect(caller.provisionals.map(({ status }) => status)).toContain(183);
    expect((await laboratory.host.records(1))[0]).toMatchObject({
      answer_time: null,
      last_app: 'playback',
      last_arg: 'tone_stream://%(200,0,440);loops=1',
    });
  });

  it('stops when the caller gives up', async () => {
    const caller = alice.call('1003');
    await hearsTone();
    caller.outgoing?.cancel({});
    expect(await caller.refused()).toBe(487);
    expect((await laboratory.host.records(1))[0]?.hangup_cause).toBe('ORIGINATOR_CANCEL');
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('is heard whole by a caller who heard ringback before', async () => {
    const [bob, carol] = [await laboratory.registered('1005'), await laboratory.registered('1006')];
    const caller = alice.call('1005');
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1005');
    await callee.dialog?.request({ method: 'REFER', headers: [['Refer-To', '<sip:1006@acme.example>']] });
    const third = await carol.incoming();
    await hearsTone();
    const refusedAt = performance.now();
    third.incoming?.reject(486);
    await callee.until('the end of the transfer', () => callee.requests.some(({ text }) => text.includes(' 480 ')));
    expect(performance.now() - refusedAt).toBeGreaterThan(500);
  });

  it('is passed over when the platform has no such sound', async () => {
    expect(await alice.call('1004').refused()).toBeGreaterThanOrEqual(400);
    await laboratory.host.records(1);
  });
});
