import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { SipResponse } from '@strowger/sip';
import { afterEach, describe, expect, it } from 'vitest';
import { Laboratory, type LaboratoryOptions } from '../testing/laboratory.ts';
import { DOMAIN, extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp } from '../testing/test-phone.ts';
import { type AnsweredRefusal, REFUSALS } from './refuse.ts';

let laboratory: Laboratory;
let passedMs = 0;
afterEach(() => laboratory.close());

interface Told {
  readonly status: number;
  readonly reason: string;
}

async function refusalOf(call: PhoneCall): Promise<Told> {
  await call.refused();
  const { response } = call.failure ?? {};
  return { status: response?.status ?? 0, reason: response?.reason ?? '' };
}

/** A wrong password from an address of loopback, or none. */
async function login(user: string, password: string, headers: [string, string][] = []): Promise<SipResponse> {
  const phone = await laboratory.phone({ user, password });
  return phone.request('REGISTER', `sip:${DOMAIN}`, [['Contact', phone.contact], ...headers]);
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Messages written by hand, from a socket of their own. */
class Writer {
  readonly #socket = createSocket('udp4');

  static async open(): Promise<Writer> {
    const writer = new Writer();
    writer.#socket.bind(0, '127.0.0.1');
    await once(writer.#socket, 'listening');
    return writer;
  }

  /** Sends a message and gives what comes next. */
  async ask(lines: readonly string[]): Promise<string> {
    const answered = once(this.#socket, 'message');
    this.send(lines);
    return String((await answered)[0]);
  }

  send(lines: readonly string[]): void {
    this.#socket.send([...lines, '', ''].join('\r\n'), laboratory.portOf(), '127.0.0.1');
  }

  close(): void {
    this.#socket.close();
  }
}

interface Written {
  readonly method?: string;
  readonly identity?: string;
  readonly callId?: string;
  readonly cseq?: number;
}

/** The lines of a request of 1001. */
function request(lines: readonly string[], written: Written = {}): string[] {
  const { method = 'REGISTER', identity = `<sip:1001@${DOMAIN}>`, callId = 'by-hand', cseq = 1 } = written;
  return [
    `${method} sip:${DOMAIN} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${callId}${cseq};rport`,
    `From: ${identity};tag=1`,
    `To: ${identity}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    ...lines,
  ];
}

const nonceIn = (answer: string) => /nonce="([^"]+)"/.exec(answer)?.[1] ?? '';

function credentials(nonce: string, password = 'secret-1001'): string {
  const uri = `sip:${DOMAIN}`;
  const response = md5(`${md5(`1001:${DOMAIN}:${password}`)}:${nonce}:00000001:c:auth:${md5(`REGISTER:${uri}`)}`);
  const digest = `username="1001", realm="${DOMAIN}", nonce="${nonce}", uri="${uri}", response="${response}"`;
  return `Authorization: Digest ${digest}, algorithm=MD5, qop=auth, nc=00000001, cnonce="c"`;
}

/** A REGISTER that answers its challenge, and what it is told then. */
async function writtenRegister(lines: readonly string[], written: Written = {}): Promise<Told> {
  const writer = await Writer.open();
  const nonce = nonceIn(await writer.ask(request(lines, written)));
  const again = { ...written, cseq: (written.cseq ?? 1) + 1 };
  const answer = await writer.ask(request([...lines, credentials(nonce)], again));
  writer.close();
  const [, status, reason] = /^SIP\/2\.0 (\d+) ([^\r]*)/.exec(answer) ?? [];
  return { status: Number(status), reason: reason ?? '' };
}

async function inviteWith(...headers: [string, string][]): Promise<Told> {
  return refusalOf((await laboratory.registered('1001')).call('1002', { headers }));
}

/** `Replaces` for a call that 1002 has answered. */
async function answeredCall(): Promise<string> {
  const [alice, bob] = [await laboratory.registered('1001'), await laboratory.registered('1002')];
  bob.onCall = (call, phone) => phone.pickUp(call);
  const call = alice.call('1002');
  await call.answered();
  const answer = call.answer;
  return `${answer?.callId};to-tag=${answer?.toTag};from-tag=${answer?.fromTag}`;
}

interface Case {
  readonly with?: LaboratoryOptions;
  readonly provoke: () => Promise<Told>;
}

/** How each refusal comes about. */
const CASES: Readonly<Record<AnsweredRefusal, Case>> = {
  banned: {
    provoke: async () => {
      for (let tries = 0; tries < 5; tries += 1) await login('1001', 'wrong');
      return login('1001', 'secret-1001');
    },
  },
  account_guarded: {
    with: { engine: { now: () => Date.now() + passedMs } },
    provoke: async () => {
      // Four within a minute ban nobody.
      for (let tries = 0; tries < 20; tries += 1) {
        if (tries % 4 === 0) passedMs += 61_000;
        await login('1001', 'wrong');
      }
      return login('1001', 'secret-1001');
    },
  },
  unsupported_identity: { provoke: () => writtenRegister([], { identity: '<tel:+441632960000>' }) },
  too_many_hops: { provoke: () => writtenRegister(['Max-Forwards: 0']) },
  rate: {
    with: { engine: { sourceLimits: () => ({ messagesPerSecond: 1, connectionsPerSecond: 0 }) } },
    provoke: async () => {
      const phone = await laboratory.phone({ user: '1001', transport: 'tcp' });
      for (let sent = 0; sent < 4; sent += 1) await phone.request('OPTIONS', `sip:${DOMAIN}`);
      return phone.request('OPTIONS', `sip:${DOMAIN}`);
    },
  },
  overload: { with: { engine: { maxLegs: 0 } }, provoke: () => inviteWith(['Subject', 'x']) },
  closing: {
    provoke: async () => {
      await answeredCall();
      const carol = await laboratory.registered('1003');
      void laboratory.engine.stop(60_000);
      return refusalOf(carol.call('1002'));
    },
  },
  identity: {
    provoke: async () => refusalOf((await laboratory.registered('1001')).call('1002', { from: '1003' })),
  },
  address: {
    with: { extensions: [extension('1001', { authAcl: ['192.0.2.0/24'] })] },
    provoke: () => login('1001', 'secret-1001'),
  },
  tenant_inactive: { with: { tenant: { active: false } }, provoke: () => login('1001', 'secret-1001') },
  contact_malformed: { provoke: () => writtenRegister(['Contact: *', 'Expires: 60']) },
  interval_too_brief: { provoke: () => login('1001', 'secret-1001', [['Expires', '30']]) },
  first_hop_without_outbound: {
    provoke: () =>
      writtenRegister([
        'Via: SIP/2.0/UDP proxy.example.net;branch=z9hG4bKbefore',
        'Supported: outbound, path',
        'Contact: <sip:1001@127.0.0.1>;reg-id=1;+sip.instance="<urn:uuid:1>"',
      ]),
  },
  registration_out_of_order: {
    provoke: async () => {
      const contact = ['Contact: <sip:1001@127.0.0.1>'];
      await writtenRegister(contact, { callId: 'same', cseq: 50 });
      return writtenRegister(contact, { callId: 'same', cseq: 10 });
    },
  },
  transcoding_full: {
    with: { engine: { maxTranscodedCalls: 0 } },
    provoke: async () => {
      const [alice, bob] = [await laboratory.registered('1001'), await laboratory.registered('1002')];
      bob.onCall = (call, phone) => phone.pickUp(call);
      const body = sdp(alice.rtp.port, { formats: '9', rtpmap: ['9 G722/8000'] });
      return refusalOf(alice.call('1002', { body }));
    },
  },
  subscriptions_full: {
    with: { engine: { maxSubscriptions: 0 } },
    provoke: async () => {
      const alice = await laboratory.registered('1001');
      return alice.request('SUBSCRIBE', `sip:1002@${DOMAIN}`, [
        ['Event', 'dialog'],
        ['Contact', alice.contact],
      ]);
    },
  },
  session_interval: { provoke: () => inviteWith(['Supported', 'timer'], ['Session-Expires', '30']) },
  replaces_malformed: { provoke: () => inviteWith(['Replaces', 'nonsense']) },
  replaces_unknown: { provoke: () => inviteWith(['Replaces', 'x;to-tag=a;from-tag=b']) },
  replaces_answered: {
    provoke: async () => {
      const named = await answeredCall();
      const carol = await laboratory.registered('1003');
      return refusalOf(carol.call('1002', { headers: [['Replaces', `${named};early-only`]] }));
    },
  },
};

describe('a refusal', () => {
  it.each(Object.entries(CASES))('for %s has its own status and text, and is told to the host', async (reason, one) => {
    laboratory = await Laboratory.open(one.with);
    const { status, reason: text } = await one.provoke();
    const expected = Object.entries(REFUSALS).find(([name]) => name === reason)?.[1];
    expect({ status, text }).toEqual({ status: expected?.status, text: expected?.text });
    expect(laboratory.host.notices.filter(({ kind }) => kind === 'refused').at(-1)).toMatchObject({
      kind: 'refused',
      reason,
      status,
      source: '127.0.0.1',
    });
  });

  it('of a tool that calls itself a scanner is no answer at all, and is told to the host', async () => {
    laboratory = await Laboratory.open();
    const writer = await Writer.open();
    writer.send(request(['User-Agent: friendly-scanner'], { method: 'OPTIONS', callId: 'scan' }));
    expect(await writer.ask(request(['User-Agent: Phone'], { method: 'OPTIONS', callId: 'phone' }))).toContain('phone');
    expect(laboratory.host.notices).toMatchObject([
      { kind: 'refused', reason: 'scanner', source: '127.0.0.1', status: null, detail: 'friendly-scanner' },
    ]);
    writer.close();
  });

  it('of a stranger is given anew to a repetition, under the same To tag: nothing of it was kept', async () => {
    laboratory = await Laboratory.open();
    const writer = await Writer.open();
    for (const method of ['INVITE', 'REGISTER']) {
      const answers = [await writer.ask(request([], { method })), await writer.ask(request([], { method }))];
      const tags = answers.map((answer) => /^To:.*;tag=([^\r]+)/m.exec(answer)?.[1]);
      expect(tags[0]).toBeTruthy();
      expect(tags[1]).toBe(tags[0]);
      expect(nonceIn(answers[1] ?? '')).not.toBe(nonceIn(answers[0] ?? ''));
    }
    writer.close();
  });

  it('of a wrong password counts once, however often its request is repeated', async () => {
    laboratory = await Laboratory.open();
    const writer = await Writer.open();
    const guess = request([credentials(nonceIn(await writer.ask(request([]))), 'wrong')], { cseq: 2 });
    const answers = new Set<string>();
    for (let sent = 0; sent < 8; sent += 1) answers.add(await writer.ask(guess));
    expect([...answers]).toEqual([expect.stringMatching(/^SIP\/2\.0 401 /)]);
    expect(laboratory.host.notices.map(({ kind }) => kind)).toEqual(['digest_failed']);
    writer.close();
  });
});
