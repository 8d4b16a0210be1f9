import { describe, expect, it } from 'vitest';
import { lineAfter, obstacle } from './line-state.ts';

describe('the line of the phone', () => {
  it('is connecting at first, registered when the server has taken it', () => {
    const connecting = lineAfter({ at: 'starting' }, { type: 'socket_connecting' });
    expect(connecting.at).toBe('connecting');
    expect(lineAfter(connecting, { type: 'registered' }).at).toBe('registered');
  });

  it('stays unreachable while it is sought again', () => {
    const lost = lineAfter({ at: 'registered' }, { type: 'socket_lost' });
    expect(lost.at).toBe('unreachable');
    expect(lineAfter(lost, { type: 'socket_connecting' }).at).toBe('unreachable');
    expect(lineAfter(lost, { type: 'registered' }).at).toBe('registered');
  });

  it('tells with which status it was refused', () => {
    expect(lineAfter({ at: 'connecting' }, { type: 'refused', status: 403 })).toEqual({ at: 'refused', status: 403 });
  });

  it('keeps saying why after the registration has ended with it', () => {
    expect(lineAfter({ at: 'unreachable' }, { type: 'unregistered' }).at).toBe('unreachable');
    expect(lineAfter({ at: 'registered' }, { type: 'unregistered' }).at).toBe('connecting');
  });

  it('is not begun without a secure page or without WebRTC', () => {
    expect(obstacle({ isSecure: false, hasWebRtc: false })).toEqual({ at: 'insecure' });
    expect(obstacle({ isSecure: true, hasWebRtc: false })).toEqual({ at: 'unsupported' });
    expect(obstacle({ isSecure: true, hasWebRtc: true })).toBeNull();
  });
});
