import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const [PAGER, PAGED] = [0x51, 0x71];
/** Half a second. */
const FRAMES = 25;

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: ['1001', '1002', '1003'].map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

async function paged(): Promise<[PhoneCall, PhoneCall]> {
  const pager = alice.call('*81002');
  const callee = await bob.incoming();
  bob.pickUp(callee);
  await pager.answered();
  await laboratory.event('channel.bridged', '1002');
  alice.rtp.talk(() => pager.mediaPort, 0, PAGER);
  bob.rtp.talk(() => callee.mediaPort, 0, PAGED);
  return [pager, callee];
}

/** The paged phone has talked for as long as it has heard the pager: half a second from now on. */
async function pagedIsNotHeardBy(listener: TestPhone): Promise<void> {
  bob.rtp.forget();
  listener.rtp.forget();
  const framesOf = (fill: number, { rtp }: TestPhone) =>
    rtp.heard.filter(({ payload }) => payload.every((byte) => byte === fill)).length;
  await bob.rtp.seen.until('the pager', () => framesOf(PAGER, bob) >= FRAMES);
  expect(framesOf(PAGED, listener)).toBe(0);
}

describe('*8<ext> (contract 20 §12.3)', () => {
  it('asks the phone to answer by itself; it hears the pager, and is not heard', async () => {
    const [pager, callee] = await paged();
    expect(callee.invite?.headers.get('Call-Info')).toMatch(/;answer-after=0$/);
    expect(callee.invite?.headers.get('Alert-Info')).toContain('info=alert-autoanswer');
    await pagedIsNotHeardBy(alice);
    await pager.bye();
    await callee.hasEnded();
    expect((await laboratory.host.records(2)).map(({ hangup_cause }) => hangup_cause)).toEqual([
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
    ]);
  });

  it('keeps it unheard whatever is held, renegotiated or transferred', async () => {
    const [pager, callee] = await paged();
    const { uuid } = await laboratory.channelOf('1001');
    await laboratory.engine.hold({ uuid, tenantId: 7 }, 'toggle');
    await laboratory.engine.hold({ uuid, tenantId: 7 }, 'resume');
    await new Promise<void>((resolve, reject) => {
      callee.dialog?.invite(
        { body: sdp(bob.rtp.port), contentType: 'application/sdp' },
        {
          onAnswer: (_answer, dialog) => {
            dialog.ack({});
            resolve();
          },
          onFailure: ({ status }) => reject(new Error(`the re-INVITE was answered ${status}`)),
        },
      );
    });
    await pagedIsNotHeardBy(alice);
    await pager.refer('<sip:1003@acme.example>');
    const third = await carol.incoming();
    carol.pickUp(third);
    carol.rtp.talk(() => third.mediaPort, 0, PAGER);
    await pagedIsNotHeardBy(carol);
  });

  it('finds a phone busy that is in a call, and does not disturb it', async () => {
    const call = carol.call('1002');
    bob.pickUp(await bob.incoming());
    await call.answered();
    expect(await alice.call('*81002').refused()).toBe(486);
    expect(bob.calls).toHaveLength(1);
  });

  it('is not sent on by the phone', async () => {
    bob.onCall = (call) => call.incoming?.reject(302, { headers: [['Contact', '<sip:1003@acme.example>']] });
    expect(await alice.call('*81002').refused()).toBe(486);
    expect(carol.calls).toEqual([]);
  });

  it('may be picked up where the phone rings all the same; who does so is heard', async () => {
    const pager = alice.call('*81002');
    await bob.incoming();
    await pager.rings();
    const picker = carol.call('**1002');
    await Promise.all([pager.answered(), picker.answered()]);
    carol.rtp.talk(() => picker.mediaPort, 0, PAGED);
    await alice.rtp.hears(0, PAGED);
  });
});
