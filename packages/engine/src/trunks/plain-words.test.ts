import { SipRequestError, SipResponse, SipTransportError } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { registeringTrunk, trunkWith } from '../testing/test-trunk.ts';
import { refusalInWords, silenceInWords } from './plain-words.ts';

const silence = (error: unknown, fields: Parameters<typeof trunkWith>[0] = {}, garbage = false) =>
  silenceInWords(error, { trunk: trunkWith(fields), what: 'registration', garbage });
const refused = (status: number, reason?: string) =>
  refusalInWords(new SipResponse({ status, ...(reason === undefined ? {} : { reason }) }), registeringTrunk('acme'));

describe('what went wrong with a provider', () => {
  it('is said of what it answered', () => {
    expect(refused(401)).toBe('The provider refuses the user name or password (401 Unauthorized).');
    expect(refused(404)).toBe('The provider does not know the user "acme" (404 Not Found).');
    expect(refused(503)).toBe('The provider answered 503 Service Unavailable.');
    expect(refusalInWords(new SipResponse({ status: 407 }), trunkWith())).toContain('none is set');
  });

  it('cannot be made a message of its own by what the far side says', () => {
    const words = refused(500, `Call\n+49 900 ${'1'.repeat(200)}`);
    expect(words).not.toMatch(/\p{Cc}/u);
    expect(words.length).toBeLessThan(120);
  });

  it('is said of silence, naming whom was asked first', () => {
    const timeout = new SipRequestError('timeout', '');
    expect(silence(timeout)).toBe('No answer from 192.0.2.1, port 5060, over UDP.');
    expect(silence(timeout, { registerProxy: 'reg.example:5070', transport: 'tcp' })).toBe(
      'No answer from reg.example:5070 over TCP.',
    );
    expect(silence(timeout, {}, true)).toContain('is no SIP');
    expect(silence(new SipRequestError('unresolvable', ''), { host: 'carrier.test' })).toBe(
      'The name carrier.test cannot be resolved.',
    );
    expect(silence(new TypeError('no URI'), { host: 'no host' })).toBe('The name no host cannot be resolved.');
  });

  it('is said of connections that cannot be made', () => {
    const refusal = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
    const unreachable = new SipRequestError('transport', '', new SipTransportError('unreachable', '', refusal));
    expect(silence(unreachable, { transport: 'tls', port: 5061 })).toBe(
      '192.0.2.1, port 5061, over TLS cannot be reached: it refuses the connection.',
    );
    const failing = (code: string) =>
      silence(
        new SipRequestError(
          'transport',
          '',
          new SipTransportError('unreachable', '', Object.assign(new Error(), { code })),
        ),
      );
    expect(failing('CERT_HAS_EXPIRED')).toMatch(/: its certificate has expired\.$/);
    expect(failing('DEPTH_ZERO_SELF_SIGNED_CERT')).toMatch(/: its certificate is by an unknown issuer\.$/);
    expect(failing('ERR_TLS_CERT_ALTNAME_INVALID')).toMatch(/: its certificate is for another name\.$/);
    expect(failing('CERT_REVOKED')).toMatch(/: its certificate is not valid\.$/);
    expect(failing('EHOSTUNREACH')).toMatch(/ cannot be reached\.$/);
    const mute = new SipRequestError('transport', '', new SipTransportError('no-transport', ''));
    expect(silence(mute)).toContain('does not speak that');
  });
});
