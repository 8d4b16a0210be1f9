import { SipRequest } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { MergedRequests } from './merged-requests.ts';

function request(branch: string, changes: { cseq?: string; toTag?: string } = {}): SipRequest {
  const { cseq = '1 INVITE', toTag } = changes;
  return new SipRequest({
    method: 'INVITE',
    uri: 'sip:1002@acme.example',
    headers: [
      ['Via', `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK${branch}`],
      ['From', '<sip:1001@acme.example>;tag=a'],
      ['To', `<sip:1002@acme.example>${toTag === undefined ? '' : `;tag=${toTag}`}`],
      ['Call-ID', 'one'],
      ['CSeq', cseq],
    ],
  });
}

describe('merged requests (RFC 3261 §8.2.2.2)', () => {
  it('are the same request in another transaction', () => {
    const merged = new MergedRequests(() => 0);
    expect(merged.isMerged(request('x'))).toBe(false);
    expect(merged.isMerged(request('x'))).toBe(false);
    expect(merged.isMerged(request('y'))).toBe(true);
  });

  it('are not a repetition with credentials nor a request within a dialog', () => {
    const merged = new MergedRequests(() => 0);
    merged.isMerged(request('x'));
    expect(merged.isMerged(request('y', { cseq: '2 INVITE' }))).toBe(false);
    expect(merged.isMerged(request('z', { toTag: 'b' }))).toBe(false);
  });

  it('are forgotten after twice 64*T1', () => {
    let now = 0;
    const merged = new MergedRequests(() => now);
    merged.isMerged(request('x'));
    now = 33_000;
    expect(merged.isMerged(request('y'))).toBe(true);
    now = 66_000;
    expect(merged.isMerged(request('z'))).toBe(false);
  });
});
