import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryInUse } from '../testing/memory-in-use.ts';
import { parseRequest } from '../testing/wire.ts';
import { applyRegister, type RegisterOutcome } from './apply-register.ts';
import type { Binding, BindingChange, RegistrarPolicy } from './binding.ts';
import { expireBindings } from './expire-bindings.ts';

const now = 1_700_000_000_000;
const policy: RegistrarPolicy = { minExpires: 60, maxExpires: 3600, defaultExpires: 1800, maxBindings: 3 };

interface Register {
  readonly contacts?: readonly string[];
  readonly expires?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly at?: number;
  readonly bindings?: readonly Binding[];
  readonly policy?: Partial<RegistrarPolicy>;
  readonly headers?: string;
}

function apply(register: Register): RegisterOutcome {
  const { contacts = [], callId = 'phone', cseq = 1 } = register;
  const request = parseRequest(`
REGISTER sip:pbx.example.com SIP/2.0
Via: SIP/2.0/UDP 10.0.0.5;branch=z9hG4bK1
From: <sip:1001@pbx.example.com>;tag=1
To: <sip:1001@pbx.example.com>
Call-ID: ${callId}
CSeq: ${cseq} REGISTER
User-Agent: Phone/1 of many words
${register.headers ?? ''}${register.expires === undefined ? '' : `Expires: ${register.expires}\n`}${contacts.map((contact) => `Contact: ${contact}\n`).join('')}
`);
  return applyRegister({
    request,
    bindings: register.bindings ?? [],
    source: { address: '198.51.100.1', port: 40_000, transport: 'udp' },
    flowId: 'flow-1',
    now: register.at ?? now,
    policy: { ...policy, ...register.policy },
  });
}

const describeChange = (change: BindingChange) =>
  `${change.kind} ${change.binding.contact}${change.kind === 'removed' ? ` ${change.reason}` : ''}`;
const told = (outcome: RegisterOutcome) => outcome.changes.map(describeChange);
const contactsOf = (outcome: RegisterOutcome) => outcome.bindings.map(({ contact }) => contact);
const a = '<sip:1001@10.0.0.5>';
const b = '<sip:1001@10.0.0.6>';

describe('a binding', () => {
  it('holds on to nothing of the request that made it', () => {
    const headers = `Supported: outbound\nPath: <sip:edge.example.com;lr;ob>\n`;
    const make = (from: number) =>
      Array.from({ length: 500 }, (_, at) => {
        const name = `${from + at}-of-a-long-row-of-devices`;
        const contacts = [`<sip:${name}@10.0.0.5>;+sip.instance="<urn:uuid:${name}>";reg-id=1`];
        return apply({ contacts, callId: name, headers: `${headers}Subject: ${'x'.repeat(15_000)}\n` }).bindings;
      });
    make(0);
    const before = memoryInUse();
    const kept = make(500);
    expect(memoryInUse() - before).toBeLessThan(3_000_000);
    expect(kept[0]?.[0]?.instance).toContain('500-of-a-long-row-of-devices');
  });
});

describe('flows of a device (RFC 5626)', () => {
  const outbound = 'Supported: path, outbound\n';
  const flow = (regId: number, uri = a) => `${uri};+sip.instance="<urn:uuid:1>";reg-id=${regId}`;
  const headersOf = ({ response }: RegisterOutcome, name: string) =>
    response.headers.filter(([header]) => header === name).map(([, value]) => value);

  it('are bindings of their own though they share a contact, and are replaced by reg-id', () => {
    const first = apply({ contacts: [flow(1)], headers: outbound });
    const second = apply({ contacts: [flow(2)], headers: outbound, bindings: first.bindings, callId: 'second' });
    expect(second.bindings.map(({ regId, callId }) => [regId, callId])).toEqual([
      [1, 'phone'],
      [2, 'second'],
    ]);
    const again = apply({ contacts: [flow(1, b)], headers: outbound, bindings: second.bindings, callId: 'restarted' });
    expect(again.bindings.map(({ regId, contact, callId }) => [regId, contact, callId])).toEqual([
      [1, 'sip:1001@10.0.0.6', 'restarted'],
      [2, 'sip:1001@10.0.0.5', 'second'],
    ]);
    const gone = apply({
      contacts: [flow(2)],
      expires: '0',
      headers: outbound,
      bindings: again.bindings,
      callId: 'off',
    });
    expect(gone.bindings.map(({ regId }) => regId)).toEqual([1]);
  });

  it('are confirmed by Require: outbound, and only to clients that support it', () => {
    expect(headersOf(apply({ contacts: [flow(1)], headers: outbound }), 'Require')).toEqual(['outbound']);
    const plain = apply({ contacts: [flow(1)] });
    expect(headersOf(plain, 'Require')).toEqual([]);
    expect(plain.bindings[0]?.regId).toBeUndefined();
    expect(headersOf(apply({ contacts: [a], headers: outbound }), 'Require')).toEqual([]);
  });

  it('are told how long they may be silent, by the hop next to the client (RFC 5626 §4.4.1)', () => {
    expect(headersOf(apply({ contacts: [flow(1)], headers: outbound }), 'Flow-Timer')).toEqual(['120']);
    const proxied = `Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK2\n${outbound}Path: <sip:edge;lr;ob>\n`;
    expect(headersOf(apply({ contacts: [flow(1)], headers: proxied }), 'Flow-Timer')).toEqual([]);
    expect(headersOf(apply({ contacts: [a], headers: outbound }), 'Flow-Timer')).toEqual([]);
  });

  it('need a first proxy that keeps them (439)', () => {
    const proxied = (path: string) =>
      apply({ contacts: [flow(1)], headers: `Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK2\n${outbound}${path}` });
    expect(proxied('').response.status).toBe(439);
    expect(proxied('Path: <sip:far;lr;ob>\nPath: <sip:near;lr>\n').response.status).toBe(439);
    expect(proxied('Path: <sip:far;lr>\nPath: <sip:near;lr;ob>\n').response.status).toBe(200);
  });

  it('leave the Path with the binding and tell it to a client that understands it (RFC 3327)', () => {
    const path = 'Path: <sip:far;lr>\nPath: <sip:near;lr>\n';
    const told = apply({ contacts: [a], headers: `Supported: path\n${path}` });
    expect(told.bindings[0]?.path).toEqual(['<sip:far;lr>', '<sip:near;lr>']);
    expect(headersOf(told, 'Path')).toEqual(['<sip:far;lr>', '<sip:near;lr>']);
    expect(headersOf(apply({ contacts: [a], headers: path }), 'Path')).toEqual([]);
  });
});

describe('REGISTER (RFC 3261 §10.3)', () => {
  it('adds a binding with all that is known of it', () => {
    const outcome = apply({
      contacts: [`"x" ${a};expires=600;q=0.7;+sip.instance="<urn:uuid:1>";reg-id=2`],
      headers: 'Path: <sip:p;lr>\nSupported: path, outbound\n',
    });
    expect(outcome.bindings).toEqual([
      {
        contact: 'sip:1001@10.0.0.5',
        source: { address: '198.51.100.1', port: 40_000, transport: 'udp' },
        flowId: 'flow-1',
        expiresAt: now + 600_000,
        addedAt: now,
        refreshedAt: now,
        callId: 'phone',
        cseq: 1,
        userAgent: 'Phone/1 of many words',
        q: 0.7,
        instance: '<urn:uuid:1>',
        regId: 2,
        path: ['<sip:p;lr>'],
      },
    ]);
    expect(told(outcome)).toEqual(['added sip:1001@10.0.0.5']);
    expect(outcome.response.status).toBe(200);
    expect(outcome.response.headers[0]).toEqual([
      'Contact',
      '<sip:1001@10.0.0.5>;q=0.7;+sip.instance="<urn:uuid:1>";reg-id=2;expires=600',
    ]);
  });

  it.each([
    ['the contact’s own', { contacts: [`${a};expires=100`], expires: '200' }, 100],
    ['that of Expires', { contacts: [a], expires: '200' }, 200],
    ['the default', { contacts: [a] }, 1800],
    ['the default for a malformed one', { contacts: [`${a};expires=soon`], expires: 'x' }, 1800],
    ['the longest allowed', { contacts: [`${a};expires=280297596632815`] }, 3600],
  ])('gives the lifetime: %s', (_, register, expected) => {
    expect(apply(register).bindings[0]?.expiresAt).toBe(now + expected * 1000);
  });

  it('refuses a lifetime that is too brief with 423, changing nothing', () => {
    const { bindings } = apply({ contacts: [a] });
    const outcome = apply({ contacts: [`${b};expires=600`, `${a};expires=59`], bindings, cseq: 2 });
    expect(outcome.response).toEqual({ status: 423, headers: [['Min-Expires', '60']] });
    expect([outcome.bindings, outcome.changes]).toEqual([bindings, []]);
  });

  it('refreshes a binding by its URI as RFC 3261 §19.1.4 compares it, keeping since when it is bound', () => {
    const { bindings } = apply({ contacts: ['<sip:1001@Host.example.com;x=1>'] });
    const outcome = apply({ contacts: ['<sip:%31001@host.example.com>'], bindings, cseq: 2, at: now + 5000 });
    expect(told(outcome)).toEqual(['refreshed sip:1001@host.example.com']);
    expect(outcome.bindings[0]).toMatchObject({ addedAt: now, refreshedAt: now + 5000, cseq: 2 });
  });

  it('answers a query with the bindings and their remaining lifetimes', () => {
    const { bindings } = apply({ contacts: [`${a};expires=600`, `${b};expires=60`] });
    const outcome = apply({ bindings, at: now + 59_001 });
    expect(outcome.response.headers.map(([, value]) => value).slice(0, 2)).toEqual([
      `${a};expires=541`,
      `${b};expires=1`,
    ]);
    expect(outcome.changes).toEqual([]);
  });

  it('removes with expires=0, and what is not there too', () => {
    const { bindings } = apply({ contacts: [a, b] });
    const outcome = apply({ contacts: [`${a};expires=0`, '<sip:unknown@x>;expires=0'], bindings, cseq: 2 });
    expect([contactsOf(outcome), told(outcome)]).toEqual([
      ['sip:1001@10.0.0.6'],
      ['removed sip:1001@10.0.0.5 unregister'],
    ]);
    expect(outcome.response.status).toBe(200);
  });

  it('removes everything with * and Expires 0', () => {
    const { bindings } = apply({ contacts: [a, b] });
    const outcome = apply({ contacts: ['*'], expires: '0', bindings, cseq: 2 });
    expect([outcome.bindings, outcome.changes.length, outcome.response.status]).toEqual([[], 2, 200]);
  });

  it.each([
    ['without Expires', { contacts: ['*'] }],
    ['with a lifetime', { contacts: ['*'], expires: '60' }],
    ['malformed', { contacts: ['*'], expires: 'none' }],
  ])('refuses * %s with 400', (_, register) => {
    const { bindings } = apply({ contacts: [a] });
    expect(apply({ ...register, bindings, cseq: 2 })).toMatchObject({
      response: { status: 400 },
      bindings,
      changes: [],
    });
  });

  it('refuses a request that is older than the binding, whole; another Call-ID knows no order', () => {
    const { bindings } = apply({ contacts: [a], cseq: 5 });
    for (const register of [
      { contacts: [b, a], cseq: 5 },
      { contacts: [`${a};expires=0`], cseq: 4 },
      { contacts: ['*'], expires: '0', cseq: 5 },
    ]) {
      expect(apply({ ...register, bindings })).toMatchObject({ response: { status: 500 }, bindings, changes: [] });
    }
    expect(apply({ contacts: [`${a};expires=0`], cseq: 1, callId: 'rebooted', bindings }).bindings).toEqual([]);
  });

  it('replaces the contact of a device that comes back with another (+sip.instance)', () => {
    const instance = '+sip.instance="<urn:uuid:1>"';
    const { bindings } = apply({ contacts: [`${a};${instance}`] });
    const outcome = apply({ contacts: [`${b};${instance}`], bindings, callId: 'rebooted' });
    expect(told(outcome)).toEqual(['removed sip:1001@10.0.0.5 replaced', 'added sip:1001@10.0.0.6']);
    const other = apply({
      contacts: [`${b};${instance};reg-id=2`],
      bindings,
      callId: 'second flow',
      headers: 'Supported: outbound\n',
    });
    expect(contactsOf(other)).toHaveLength(2);
    const together = apply({ contacts: [`${a};${instance}`, `${b};${instance}`] });
    expect(contactsOf(together)).toHaveLength(2);
  });

  it('drops the binding refreshed longest ago beyond the number allowed', () => {
    let bindings: readonly Binding[] = [];
    for (const host of ['a', 'b', 'c']) {
      ({ bindings } = apply({ contacts: [`<sip:x@${host}>`], callId: host, bindings, at: now + bindings.length }));
    }
    ({ bindings } = apply({ contacts: ['<sip:x@a>'], callId: 'a', cseq: 2, bindings, at: now + 10 }));
    const outcome = apply({ contacts: ['<sip:x@d>'], callId: 'd', bindings, at: now + 11 });
    expect([contactsOf(outcome), told(outcome)]).toEqual([
      ['sip:x@a', 'sip:x@c', 'sip:x@d'],
      ['added sip:x@d', 'removed sip:x@b dropped'],
    ]);
  });

  it('takes out what has expired and tells it', () => {
    const { bindings } = apply({ contacts: [`${a};expires=60`, `${b};expires=61`] });
    expect(told(apply({ bindings, at: now + 60_000 }))).toEqual(['removed sip:1001@10.0.0.5 expired']);
    const swept = expireBindings(bindings, now + 61_000);
    expect([swept.bindings, swept.changes.map(describeChange)]).toEqual([
      [],
      ['removed sip:1001@10.0.0.5 expired', 'removed sip:1001@10.0.0.6 expired'],
    ]);
  });

  it('keeps its bounds whatever is registered, and its changes explain the difference', () => {
    const contact = fc
      .record({
        host: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        expires: fc.constantFrom('', ';expires=0', ';expires=60', ';expires=9999'),
        instance: fc.constantFrom('', ';+sip.instance="1"'),
      })
      .map(({ host, expires, instance }) => `<sip:x@${host}>${expires}${instance}`);
    const register = fc.record({
      contacts: fc.array(contact, { minLength: 1, maxLength: 4 }),
      callId: fc.constantFrom('i', 'j'),
      cseq: fc.nat(20),
      later: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(register, { maxLength: 12 }), (sequence) => {
        let bindings: readonly Binding[] = [];
        let at = now;
        for (const { later, ...step } of sequence) {
          at += later;
          const outcome = apply({ ...step, bindings, at });
          const before = new Set(bindings);
          for (const change of outcome.changes) {
            if (change.kind === 'refreshed') expect(before.delete(change.previous)).toBe(true);
            if (change.kind === 'removed') expect(before.delete(change.binding)).toBe(true);
            else before.add(change.binding);
          }
          expect(new Set(outcome.bindings)).toEqual(before);
          expect(outcome.bindings.length).toBeLessThanOrEqual(policy.maxBindings);
          for (const { expiresAt } of outcome.bindings) expect(expiresAt - at).toBeLessThanOrEqual(3_600_000);
          ({ bindings } = outcome);
        }
      }),
    );
  });
});
