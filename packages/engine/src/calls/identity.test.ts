import { alone } from '@strowger/sip/testing/alone';
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
    expect(JSON.stringify([...(invite?.headers.entries() ?? [])])).not.toMatch(alone('1003'));
    call.outgoing?.cancel({});
    await call.refused();
  });

  it.each(['none', 'session'])('is shown with Privacy: %s', async (value) => {
    const call = alice.call('1002', { headers: [['Privacy', value]] });
    const incoming = await bob.incoming();
    expect(incoming.invite?.headers.get('From')).toContain('sip:1001@acme.example');
    call.outgoing?.cancel({});
    await call.refused();
  });

  it.each(['id', 'id;critical', 'header, user'])('is in no header of a call with Privacy: %s', async (value) => {
    const headers: [string, string][] = [
      ['Privacy', value],
      ['P-Asserted-Identity', '<sip:1001@acme.example>'],
      ['P-Preferred-Identity', '<sip:1001@acme.example>'],
      ['Contact', '<sip:1001@192.0.2.7>'],
    ];
    const call = alice.call('1002', { headers });
    const incoming = await bob.incoming();
    expect(JSON.stringify([...(incoming.invite?.headers.entries() ?? [])])).not.toMatch(alone('1001'));
    call.outgoing?.cancel({});
    await call.refused();
  });

  it('is withheld from the callee with Privacy: id, not from the record (RFC 3325 §9.3)', async () => {
    const call = alice.call('1002', { headers: [['Privacy', 'id']] });
    const incoming = await bob.incoming();
    const headers = JSON.stringify([...(incoming.invite?.headers.entries() ?? [])]);
    expect(incoming.invite?.headers.get('From')).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
    expect(headers).not.toMatch(alone('1001'));
    bob.pickUp(incoming);
    await call.answered();
    await call.bye();
    const records = await laboratory.host.records(2);
    expect(records.map(({ caller_number }) => caller_number)).toEqual(['1001', '1001']);
  });
});

describe('the identity of a callee', () => {
  it('is that of its extension, whatever its phone asserts when it rings and answers', async () => {
    const claimed: [string, string][] = [['P-Asserted-Identity', '"Boss" <sip:1003@acme.example>']];
    bob.onCall = ({ incoming }) => incoming?.ring(180, { headers: claimed });
    const call = alice.call('1002');
    await call.rings();
    bob.pickUp(await bob.incoming(), undefined, claimed);
    await call.answered();
    const told = [...call.provisionals, call.answer].map((response) => response?.headers.get('P-Asserted-Identity'));
    expect(told.filter((value) => value !== undefined)).toEqual(
      Array(2).fill('"Name of 1002" <sip:1002@acme.example>'),
    );
    await call.bye();
  });

  it('does not change with what its phone asserts during the call', async () => {
    const call = alice.call('1002', { headers: [['Allow', 'INVITE, ACK, BYE, UPDATE']] });
    const incoming = await bob.incoming();
    bob.pickUp(incoming);
    await call.answered();
    const answer = await incoming.dialog?.request({
      method: 'UPDATE',
      headers: [['P-Asserted-Identity', '"Boss" <sip:1003@acme.example>']],
    });
    expect(answer?.status).toBe(200);
    await incoming.bye();
    await call.hasEnded();
    expect(call.requests.map(({ method }) => method)).toEqual(['BYE']);
  });
});
