import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open();
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
});
afterEach(() => laboratory.close());

describe('the identity of a caller', () => {
  it.each<[string, string]>([
    ['P-Asserted-Identity', '"Boss" <sip:1003@acme.example>'],
    ['P-Preferred-Identity', '"Boss" <sip:1003@acme.example>'],
    ['Remote-Party-ID', '"Boss" <sip:1003@acme.example>;party=calling'],
    ['Diversion', '<sip:1003@acme.example>;reason=unconditional'],
    ['Referred-By', '<sip:1003@acme.example>'],
  ])('is the one it logged in with, whatever its %s says', async (name, value) => {
    const call = alice.call('1002', { headers: [[name, value]] });
    const { invite } = await bob.incoming();
    expect([invite?.from.displayName, invite?.headers.get('From')]).toEqual([
      'Name of 1001',
      expect.stringContaining('sip:1001@acme.example'),
    ]);
    expect(JSON.stringify([...(invite?.headers.entries() ?? [])])).not.toContain('1003');
    call.outgoing?.cancel({});
    await call.refused();
  });

  it('is withheld from the callee with Privacy: id, not from the record (RFC 3325 §9.3)', async () => {
    const call = alice.call('1002', { headers: [['Privacy', 'id']] });
    const incoming = await bob.incoming();
    const headers = JSON.stringify([...(incoming.invite?.headers.entries() ?? [])]);
    expect(incoming.invite?.headers.get('From')).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
    expect(headers).not.toContain('1001');
    bob.pickUp(incoming);
    await call.answered();
    await call.bye();
    const records = await laboratory.host.records(2);
    expect(records.map(({ caller_number }) => caller_number)).toEqual(['1001', '1001']);
  });
});
