import { describe, expect, it } from 'vitest';
import { retargetHeaders, retargetOf } from './diversion.ts';

describe('what the next phone hears of a call that was sent on', () => {
  it('is nothing for a call that was not', () => {
    expect(retargetHeaders([], 'acme.example')).toEqual([]);
  });

  it('names every station: Diversion the last first (RFC 5806 §4), History-Info in order (RFC 7044 §10)', () => {
    const retargets = [
      { from: '1001', to: '1002', reason: 'forward_all' },
      { from: '1002', to: '1003', reason: 'forward_busy' },
    ] as const;
    expect(retargetHeaders(retargets, 'acme.example')).toEqual([
      ['Diversion', '<sip:1002@acme.example>;reason=user-busy'],
      ['Diversion', '<sip:1001@acme.example>;reason=unconditional'],
      ['History-Info', '<sip:1001@acme.example?Reason=SIP%3Bcause%3D302>;index=1'],
      ['History-Info', '<sip:1002@acme.example;cause=302?Reason=SIP%3Bcause%3D486>;index=1.1;mp=1'],
      ['History-Info', '<sip:1003@acme.example;cause=486>;index=1.1.1;mp=1.1'],
    ]);
  });

  it('leaves out transfers by nobody', () => {
    const history = { forwards: 0, transfers: 0, taken: [], forwardedBy: null };
    expect(retargetOf({ step: 'transfer', destination: '1', reason: 'transfer', history, by: null })).toBeNull();
  });
});
