import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { type ToneSegment, toneSegments } from '../audio/measure.ts';
import { header, messageBody, parseMessageLog } from './message-log.ts';
import { netstring, takeNetstrings } from './netstring.ts';
import type { SippPhone } from './sipp-phone.ts';
import { usePhones } from './use-phones.ts';

// The phones are tried on each other: what fails here is wrong in the test phones, not in the product.
const phones = usePhones();

function longest(segments: readonly ToneSegment[]): ToneSegment | undefined {
  return segments.toSorted((one, other) => other.endMs - other.startMs - (one.endMs - one.startMs))[0];
}

describe('sipp', () => {
  async function callBetween(caller: string, callee: string, talkMs = 300): Promise<[SippPhone, SippPhone]> {
    const called = await phones.sipp({ scenario: callee, user: 'bob', talkMs, timeoutMs: 8000 });
    const server = { host: called.host, port: called.port };
    const calling = await phones.sipp({
      scenario: caller,
      user: 'alice',
      number: '200',
      server,
      talkMs,
      timeoutMs: 8000,
    });
    return [calling, called];
  }

  test.each([
    ['uac-invites-talks-and-hangs-up', 'uas-answers-and-waits-for-bye'],
    ['uac-invites-talks-and-hangs-up', 'uas-plays-early-media'],
    ['uac-invites-and-waits-for-bye', 'uas-answers-and-hangs-up'],
    ['uac-invites-and-is-refused', 'uas-is-busy'],
    ['uac-invites-and-is-refused', 'uas-declines'],
    ['uac-cancels-while-ringing', 'uas-never-answers'],
    ['uac-holds-with-sendonly-and-resumes', 'uas-answers-and-waits-for-bye'],
    ['uac-holds-with-zero-address-and-resumes', 'uas-answers-and-waits-for-bye'],
    ['uac-sends-dtmf-by-info', 'uas-answers-and-waits-for-bye'],
    ['uac-updates-in-the-dialog', 'uas-answers-and-waits-for-bye'],
    ['uac-acknowledges-late', 'uas-answers-and-waits-for-bye'],
  ])('%s meets %s', async (caller, callee) => {
    const [calling, called] = await callBetween(caller, callee);
    await calling.succeeds();
    await called.succeeds();
  });

  test('a repeated 200 is acknowledged again', async () => {
    const [calling, called] = await callBetween('uac-invites-and-waits-for-bye', 'uas-repeats-its-200');
    await calling.succeeds();
    await called.succeeds();
    expect(called.messages('received', 'ACK')).toHaveLength(2);
  });

  test('a call that goes another way than the scenario says is a failure with its reason', async () => {
    const [calling] = await callBetween('uac-invites-talks-and-hangs-up', 'uas-is-busy');
    await expect(calling.succeeds()).rejects.toThrow(/486 Busy Here/);
  });

  test('calls over TCP', async () => {
    const called = await phones.sipp({ scenario: 'uas-answers-and-waits-for-bye', transport: 'tcp' });
    const server = { host: called.host, port: called.port };
    const scenario = 'uac-invites-talks-and-hangs-up';
    const calling = await phones.sipp({ scenario, transport: 'tcp', server, number: '200', talkMs: 100 });
    await calling.succeeds();
    expect(header(called.messages('received', 'INVITE')[0] ?? fail(), 'Via')).toMatch(/^SIP\/2\.0\/TCP /);
  });

  describe('against a registrar that challenges everything', () => {
    const folder = mkdtempSync(join(tmpdir(), 'registrar-'));
    const scenario = join(folder, 'registrar.xml');
    writeFileSync(scenario, registrarScenario('200 OK'));
    const strict = join(folder, 'strict-registrar.xml');
    writeFileSync(strict, registrarScenario('401 Unauthorized', '\nWWW-Authenticate: Digest realm="test", nonce="n2"'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('registers with the digest of RFC 2617', async () => {
      const registrar = await phones.sipp({ scenario });
      const server = { host: registrar.host, port: registrar.port };
      const phone = await phones.sipp({
        scenario: 'uac-registers',
        server,
        user: 'alice',
        password: 'secret',
        domain: 'acme.test',
      });
      await phone.succeeds();
      const authorization = header(registrar.messages('received', 'REGISTER')[1] ?? fail(), 'Authorization');
      expect(authorization).toContain('username="alice",realm="test"');
      expect(authorization).toContain('uri="sip:acme.test"');
    });

    test('expects to be challenged again for a wrong password', async () => {
      const registrar = await phones.sipp({ scenario: strict });
      const server = { host: registrar.host, port: registrar.port };
      await (await phones.sipp({ scenario: 'uac-registers-with-wrong-password', server, user: 'alice' })).succeeds();
      await registrar.succeeds();
    });
  });
});

describe('baresip', () => {
  test('two phones hear the tone of each other', async () => {
    const alice = await phones.baresip({ user: 'alice', plays: 440 });
    const bob = await phones.baresip({ user: 'bob', plays: 1000 });
    await alice.dial(bob.uri);
    await bob.answer();
    await alice.established();
    await delay(1000);
    await alice.hangup();
    await bob.closed();
    await alice.closed();
    expect(longest(toneSegments(alice.heard()))?.frequency).toBeCloseTo(1000, 0);
    const heard = longest(toneSegments(bob.heard()));
    expect(heard?.frequency).toBeCloseTo(440, 0);
    expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBeGreaterThan(800);
  });

  test('sends digits, holds and resumes', async () => {
    const alice = await phones.baresip({ user: 'alice' });
    const bob = await phones.baresip({ user: 'bob', answers: 'at once' });
    await alice.dial(bob.uri);
    await alice.established();
    await alice.sendDtmf('15#');
    expect(bob.digitsHeard).toBe('15#');
    await alice.hold();
    expect((await bob.waitFor('CALL_REMOTE_SDP')).param).toBe('offer');
    await alice.resume();
    await bob.waitFor('CALL_REMOTE_SDP');
    await alice.hangup();
    await bob.closed();
  });

  test('refuses a call and tells an event that does not come', async () => {
    const alice = await phones.baresip({ user: 'alice' });
    const bob = await phones.baresip({ user: 'bob' });
    await alice.dial(bob.uri);
    await bob.waitFor('CALL_INCOMING');
    await bob.hangup();
    expect((await alice.closed()).param).toContain('486');
    await expect(alice.waitFor('CALL_ESTABLISHED', { timeout: 50 })).rejects.toThrow('CALL_CLOSED');
  });

  test('hears the audio and the RFC 4733 digits of a sipp scenario', async () => {
    const bob = await phones.baresip({ user: 'bob', answers: 'at once' });
    const server = { host: bob.host, port: bob.port };
    const call = { server, user: 'alice', number: 'bob', domain: `${bob.host}:${bob.port}` };
    const talks = await phones.sipp({ ...call, scenario: 'uac-invites-talks-and-hangs-up', plays: 700, talkMs: 800 });
    await talks.succeeds();
    await bob.closed();
    expect(longest(toneSegments(bob.heard()))?.frequency).toBeCloseTo(700, 0);
    const dials = await phones.sipp({ ...call, scenario: 'uac-sends-dtmf-by-rfc4733', digits: '42#', talkMs: 900 });
    await dials.succeeds();
    expect(bob.digitsHeard).toBe('42#');
  });
});

test('linphone and baresip hear each other', async () => {
  const bob = await phones.baresip({ user: 'bob', plays: 1000, answers: 'at once' });
  const carol = await phones.linphone({ user: 'carol', plays: 600 });
  await carol.call(bob.uri);
  await delay(800);
  await carol.hangup();
  await bob.closed();
  expect(longest(toneSegments(carol.heard()))?.frequency).toBeCloseTo(1000, 0);
  expect(longest(toneSegments(bob.heard()))?.frequency).toBeCloseTo(600, 0);
  await bob.dial(carol.uri);
  await carol.answer();
  await bob.hangup();
  await carol.closed();
});

describe('logs and framing', () => {
  test('netstrings come apart at any cut', () => {
    const bytes = Buffer.concat([netstring('{"a":"ü"}'), netstring('second')]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const first = takeNetstrings(bytes.subarray(0, cut));
      const second = takeNetstrings(Buffer.concat([first.rest, bytes.subarray(cut)]));
      expect([...first.texts, ...second.texts]).toEqual(['{"a":"ü"}', 'second']);
    }
  });

  test('a message of the log gives its headers and its body', () => {
    const log =
      '----------------------------------------------- 2026-11-22\t03:02:39.524185\t1.5\n' +
      'UDP message received [300] bytes :\n\nINVITE sip:200@acme.test SIP/2.0\r\nFrom: <sip:a@b>;tag=1\r\n\r\nv=0\r\n\r\n';
    const [message] = parseMessageLog(log);
    expect(message).toMatchObject({ direction: 'received', startLine: 'INVITE sip:200@acme.test SIP/2.0' });
    expect(header(message ?? fail(), 'from')).toBe('<sip:a@b>;tag=1');
    expect(messageBody(message ?? fail())).toBe('v=0');
  });
});

function fail(): never {
  throw new Error('there is no such message');
}

function registrarScenario(secondAnswer: string, more = ''): string {
  const answer = (status: string, extra: string) => `<send><![CDATA[
SIP/2.0 ${status}
[last_Via:]
[last_From:]
[last_To:];tag=r[call_number]
[last_Call-ID:]
[last_CSeq:]${extra}
Content-Length: 0

]]></send>`;
  const challenge = answer('401 Unauthorized', '\nWWW-Authenticate: Digest realm="test", nonce="n1", algorithm=MD5');
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<scenario name="registrar">
<recv request="REGISTER"/>${challenge}<recv request="REGISTER"/>${answer(secondAnswer, more)}
</scenario>`;
}
