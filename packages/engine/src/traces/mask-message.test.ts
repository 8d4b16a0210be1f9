import { describe, expect, it } from 'vitest';
import { maskMessage } from './mask-message.ts';

describe('a traced message', () => {
  it('shows no credentials, in one line or folded', () => {
    const masked = maskMessage(
      'REGISTER sip:x SIP/2.0\r\nAuthorization: Digest username="1", response="s3"\r\nCall-ID: 7\r\n' +
        'proxy-authorization : Digest\r\n username="1",\r\n\tresponse="s4"\r\nExpires: 60\r\n\r\n',
    );
    expect(masked).toBe(
      'REGISTER sip:x SIP/2.0\r\nAuthorization: ***\r\nCall-ID: 7\r\nproxy-authorization : ***\r\nExpires: 60\r\n\r\n',
    );
  });

  it('shows no media keys, and otherwise the session description as it is', () => {
    const masked = maskMessage(
      'v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0|2^20\r\na=ice-ufrag:abc\r\na=ice-pwd:hidden\r\nk=base64:eA==\r\n',
    );
    expect(masked).toBe(
      'v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***|2^20\r\na=ice-ufrag:abc\r\na=ice-pwd:***\r\nk=***\r\n',
    );
  });

  it('keeps the challenge of the server: it holds no secret', () => {
    const challenge = 'WWW-Authenticate: Digest realm="x", nonce="n"\r\n';
    expect(maskMessage(challenge)).toBe(challenge);
  });
});
