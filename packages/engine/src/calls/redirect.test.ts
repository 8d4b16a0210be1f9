import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

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

const redirects =
  (...contacts: string[]) =>
  (call: PhoneCall) =>
    call.incoming?.reject(302, { headers: contacts.map((contact) => ['Contact', contact] as const) });

describe('a phone that answers 3xx', () => {
  it('sends the call on inside the tenant, whatever host it names', async () => {
    bob.onCall = redirects('<sip:1003@evil.example:5099>');
    const caller = alice.call('1002');
    const third = await carol.incoming();
    expect(third.invite?.headers.get('Diversion')).toBe('<sip:1002@acme.example>;reason=deflection');
    expect(third.invite?.headers.getAll('History-Info')).toEqual([
      '<sip:1002@acme.example?Reason=SIP%3Bcause%3D480>;index=1',
      '<sip:1003@acme.example;cause=480>;index=1.1;mp=1',
    ]);
    carol.pickUp(third);
    await caller.answered();
    expect(caller.provisionals.map(({ status }) => status)).toContain(181);
    await caller.bye();
    await laboratory.host.records(3);
  });

  it.each([[[]], [['<sip:1002@acme.example>']], [['<mailto:x@y>']]])(
    'to %j counts as busy or failed',
    async (contacts) => {
      bob.onCall = redirects(...contacts);
      expect(await alice.call('1002').refused()).toBeGreaterThanOrEqual(480);
      expect(carol.calls).toHaveLength(0);
    },
  );

  it('in a circle is followed once a phone', async () => {
    bob.onCall = redirects('<sip:1003@acme.example>');
    carol.onCall = redirects('<sip:1002@acme.example>');
    expect(await alice.call('1002').refused()).toBe(486);
    expect([bob.calls.length, carol.calls.length]).toEqual([2, 1]);
  });

  it('waits for the extension\u2019s other phones, which may take the call', async () => {
    const second = await laboratory.registered('1002');
    bob.onCall = redirects('<sip:1003@acme.example>');
    const caller = alice.call('1002');
    const ringing = await second.incoming();
    second.pickUp(ringing);
    await caller.answered();
    expect(carol.calls).toHaveLength(0);
    await caller.bye();
  });
});
