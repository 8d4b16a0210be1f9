import type { Binding } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { livesOnItsFlow, targetOf } from './contact-route.ts';

function binding(contact: string, transport: Binding['source']['transport'], more: Partial<Binding> = {}): Binding {
  return {
    contact,
    source: { address: '198.51.100.7', port: 40_000, transport },
    flowId: 'one',
    expiresAt: 1,
    addedAt: 0,
    refreshedAt: 0,
    callId: 'one',
    cseq: 1,
    userAgent: undefined,
    q: 1,
    instance: undefined,
    regId: undefined,
    path: [],
    ...more,
  };
}

describe('a contact whose connection is gone', () => {
  it('cannot be called over WebSocket, behind NAT, under a name, or on a flow of RFC 5626', () => {
    expect(livesOnItsFlow(binding('sip:1@df7jal23ls0d.invalid;transport=ws', 'ws'), true)).toBe(true);
    expect(livesOnItsFlow(binding('sip:1@198.51.100.7;transport=wss', 'wss'), false)).toBe(true);
    expect(livesOnItsFlow(binding('sip:1@10.0.0.1:5060', 'tcp'), true)).toBe(true);
    expect(livesOnItsFlow(binding('sip:1@phone.example.com', 'tls'), false)).toBe(true);
    expect(livesOnItsFlow(binding('sip:1@198.51.100.7:5060', 'tcp', { regId: 1 }), false)).toBe(true);
  });

  it('is called where it says when it can take a connection, over its Path, or over UDP', () => {
    expect(livesOnItsFlow(binding('sip:1@198.51.100.7:5060', 'tcp'), false)).toBe(false);
    expect(livesOnItsFlow(binding('sip:1@10.0.0.1', 'tcp', { path: ['<sip:p;lr>'] }), true)).toBe(false);
    expect(livesOnItsFlow(binding('sip:1@10.0.0.1', 'udp'), true)).toBe(false);
  });
});

describe('where a contact is called without a live flow', () => {
  it('is its address and port over the transport it registered with, or the first hop of its Path', () => {
    expect(targetOf(binding('sip:1@198.51.100.7:5080', 'tcp'), false)).toEqual({
      transport: 'tcp',
      address: '198.51.100.7',
      port: 5080,
    });
    expect(targetOf(binding('sip:1@198.51.100.7', 'tls'), false)).toMatchObject({ transport: 'tls', port: 5061 });
    expect(targetOf(binding('sip:1@10.0.0.1:5062', 'udp'), true)).toMatchObject({
      address: '198.51.100.7',
      port: 40_000,
    });
    expect(targetOf(binding('sip:1@10.0.0.1', 'udp', { path: ['<sip:p;lr>'] }), true)).toBeUndefined();
  });
});
