import { describe, expect, it } from 'vitest';
import { parseNameAddr } from '../message/name-addr.ts';
import { parseRequest, parseResponse } from '../testing/wire.ts';
import type { Flow } from '../transport/transport.ts';
import { admitRequest } from './admit-request.ts';
import { type DialogState, uacDialog, uasDialog } from './dialog-state.ts';
import { inDialogRequest, nextHop } from './in-dialog-request.ts';
import { natFlow } from './nat-flow.ts';

const head = (more = '') => `Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bK1
From: "Bob" <sip:bob@example.com>;tag=b
To: <sip:alice@example.com>
Call-ID: c
CSeq: 7 INVITE
${more}Content-Length: 0

`;
const invite = (more = '') => parseRequest(`INVITE sip:alice@example.com SIP/2.0\n${head(more)}`);
const quiet = { ourOffer: false, peerInvite: false, peerOffer: false };

function request(method: string, sequence: number, more = '') {
  return parseRequest(
    `${method} sip:alice@example.com SIP/2.0\n${head(more)}`.replace('7 INVITE', `${sequence} ${method}`),
  );
}

describe('dialog state (RFC 3261 §12.1)', () => {
  it('of a UAS takes the route set in order and the Contact as target', () => {
    const routes = 'Record-Route: <sip:p1.example.com;lr>\nRecord-Route: <sip:p2.example.com;lr>\n';
    const state = uasDialog(invite(`${routes}Contact: <sip:bob@192.0.2.2>\n`), 'a', 'early');
    expect(state.routeSet.map(({ uri }) => uri.scheme === 'sip' && uri.host)).toEqual([
      'p1.example.com',
      'p2.example.com',
    ]);
    expect(state).toMatchObject({
      localTag: 'a',
      remoteTag: 'b',
      remoteSequence: 7,
      remoteTarget: { user: 'bob', host: '192.0.2.2' },
    });
    expect(state.local.params.get('tag')).toBe('a');
  });

  it('of a UAC takes the route set in reverse', () => {
    const routes = 'Record-Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>\nContact: <sip:x@192.0.2.9>\n';
    const response = parseResponse(
      `SIP/2.0 200 OK\n${head(routes).replace('To: <sip:alice@example.com>', 'To: <sip:alice@example.com>;tag=z')}`,
    );
    const state = uacDialog(invite(), response);
    expect(state.routeSet.map(({ uri }) => uri.scheme === 'sip' && uri.host)).toEqual([
      'p2.example.com',
      'p1.example.com',
    ]);
    expect(state).toMatchObject({ localTag: 'b', remoteTag: 'z', localSequence: 7, remoteSequence: undefined });
  });
});

describe('requests within a dialog (RFC 3261 §12.2.1.1)', () => {
  const state = (routes: string[]): DialogState => ({
    ...uasDialog(invite('Contact: <sip:bob@192.0.2.2:5070>\n'), 'a', 'confirmed'),
    routeSet: routes.map(parseNameAddr),
  });

  it('without routes go to the remote target', () => {
    const bye = inDialogRequest(state([]), { method: 'BYE', sequence: 3 });
    expect([bye.uriText, bye.headers.getAll('Route'), bye.cseq.sequence]).toEqual(['sip:bob@192.0.2.2:5070', [], 3]);
    expect([bye.fromTag, bye.toTag, bye.to.displayName]).toEqual(['a', 'b', 'Bob']);
  });

  it('by a loose router keep the target in the Request-URI', () => {
    const bye = inDialogRequest(state(['<sip:p1.example.com;lr>', '<sip:p2.example.com>']), {
      method: 'BYE',
      sequence: 3,
    });
    expect([bye.uriText, bye.headers.getAll('Route')]).toEqual([
      'sip:bob@192.0.2.2:5070',
      ['<sip:p1.example.com;lr>', '<sip:p2.example.com>'],
    ]);
  });

  it('by a strict router put it there and the target last', () => {
    const routes = ['<sip:p1.example.com>', '<sip:p2.example.com;lr>'];
    const bye = inDialogRequest(state(routes), { method: 'BYE', sequence: 3 });
    expect([bye.uriText, bye.headers.getAll('Route')]).toEqual([
      'sip:p1.example.com',
      ['<sip:p2.example.com;lr>', '<sip:bob@192.0.2.2:5070>'],
    ]);
    expect(nextHop(state(routes).remoteTarget, state(routes).routeSet)).toMatchObject({ host: 'p1.example.com' });
  });
});

describe('admission to a dialog', () => {
  const state = uasDialog(invite('Contact: <sip:bob@192.0.2.2>\n'), 'a', 'confirmed');

  it('takes the next sequence number, gaps included, and refuses one that is not higher (§12.2.2)', () => {
    expect(admitRequest(state, request('INFO', 9), quiet)).toMatchObject({
      kind: 'admitted',
      state: { remoteSequence: 9 },
    });
    expect(admitRequest(state, request('INFO', 7), quiet)).toEqual({ kind: 'refused', status: 500 });
    expect(admitRequest(state, request('BYE', 6), quiet)).toEqual({ kind: 'refused', status: 500 });
  });

  it('refreshes the target by INVITE and UPDATE alone', () => {
    const target = (method: string) => {
      const admission = admitRequest(state, request(method, 8, 'Contact: <sip:moved@192.0.2.3>\n'), quiet);
      return admission.kind === 'admitted' && formatted(admission.state);
    };
    expect([target('INVITE'), target('UPDATE'), target('INFO')]).toEqual(['moved', 'moved', 'bob']);
  });

  it('refuses crossing offers, but nothing else meanwhile', () => {
    const ours = { ourOffer: true, peerInvite: false, peerOffer: false };
    const theirs = { ourOffer: false, peerInvite: true, peerOffer: true };
    expect(admitRequest(state, request('INVITE', 8), ours)).toMatchObject({ status: 491 });
    expect(admitRequest(state, request('INVITE', 8), theirs)).toMatchObject({ status: 500, retryAfter: true });
    expect(admitRequest(state, request('BYE', 8), ours).kind).toBe('admitted');
    expect(admitRequest(state, request('UPDATE', 8), ours).kind).toBe('admitted');
  });

  it('is closed once the dialog has ended', () => {
    expect(admitRequest({ ...state, stage: 'terminated' }, request('BYE', 8), quiet)).toMatchObject({ status: 481 });
  });
});

function formatted(state: DialogState): string | undefined {
  return state.remoteTarget.scheme === 'sip' ? state.remoteTarget.user : undefined;
}

describe('the path to a peer behind NAT', () => {
  const flow = (reliable: boolean): Flow => ({
    id: 'f',
    transport: reliable ? 'tcp' : 'udp',
    reliable,
    local: { address: '192.0.2.1', port: 5060 },
    remote: { address: '198.51.100.4', port: 33_000 },
    closed: false,
    send: () => Promise.resolve(),
    close: () => {},
  });

  it.each([
    ['a private Contact', 'Contact: <sip:bob@192.168.1.5>\n', false, true],
    ['a private IPv6 Contact', 'Contact: <sip:bob@[fd00::5]>\n', false, true],
    ['an invalid host (RFC 7118)', 'Contact: <sip:x@df7jal23ls0d.invalid;transport=ws>\n', false, true],
    ['no Contact', '', false, true],
    ['a connection', 'Contact: <sip:bob@203.0.113.5;transport=tcp>\n', true, true],
    ['a public Contact', 'Contact: <sip:bob@203.0.113.5>\n', false, false],
    ['a name', 'Contact: <sip:bob@pbx.example.com>\n', false, false],
    ['a proxy in between', 'Contact: <sip:bob@10.0.0.1>\nRecord-Route: <sip:p;lr>\n', false, false],
  ])('%s', (_, headers, reliable, overridden) => {
    const from = flow(reliable);
    expect(natFlow(invite(headers), from)).toBe(overridden ? from : undefined);
  });
});
