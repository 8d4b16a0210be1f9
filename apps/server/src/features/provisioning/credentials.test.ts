import { createHash, randomBytes } from 'node:crypto';
import { digestHa1 } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { DeviceCredentials } from './credentials.ts';
import type { KnownDevice } from './load-device.ts';
import { sampleDevice } from './testing/sample-device.ts';

const device: KnownDevice = {
  uuid: 'a',
  tenantId: 1,
  realm: 'acme.example.com',
  credentials: { username: 'fetch', password: 'secret' },
  lastAddress: null,
  configuration: sampleDevice('yealink', 't46s'),
};
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** What a phone answers to the MD5 challenge. */
function answerTo(challenges: readonly string[], password = 'secret', method = 'GET'): string {
  const challenge = challenges.find((text) => text.includes('algorithm=MD5')) ?? '';
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const ha1 = digestHa1('MD5', 'fetch', device.realm, password);
  const response = md5(`${ha1}:${nonce}:00000001:c:auth:${md5(`${method}:/provision/x`)}`);
  return `Digest username="fetch", realm="${device.realm}", nonce="${nonce}", uri="/provision/x", algorithm=MD5, qop=auth, nc=00000001, cnonce="c", response="${response}"`;
}

describe('credentials of a device (contract 20 §3.2)', () => {
  const key = randomBytes(32);
  const credentials = new DeviceCredentials(key);
  const judge = (authorization: string | undefined, method = 'GET') =>
    credentials.judge({ method, authorization }, device);

  it('are not asked of a device that has none', () => {
    expect(credentials.judge({ method: 'GET', authorization: undefined }, { ...device, credentials: null })).toBe(
      'right',
    );
  });

  it('are proven by Basic', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(judge(basic('fetch:secret'))).toBe('right');
    expect(judge(basic('fetch:other'))).toBe('wrong');
    expect(judge(basic('Fetch:secret'))).toBe('wrong');
    expect(judge(undefined)).toBe('none');
    expect(judge('Basic %')).toBe('none');
  });

  it('are proven by Digest, to any process of the platform', () => {
    const other = new DeviceCredentials(key);
    expect(judge(answerTo(other.challenge(device.realm)))).toBe('right');
    expect(judge(answerTo(credentials.challenge(device.realm), 'other'))).toBe('wrong');
  });

  it('are asked for again where the nonce is not ours, is spent, or is of another realm', () => {
    const stranger = new DeviceCredentials(randomBytes(32));
    expect(judge(answerTo(stranger.challenge(device.realm), 'guess'))).toBe('none');
    const answer = answerTo(credentials.challenge(device.realm));
    expect([judge(answer), judge(answer)]).toEqual(['right', 'none']);
    expect(judge(answerTo(credentials.challenge('other.example.com')))).toBe('none');
  });

  it('are for the method they were made for', () => {
    expect(judge(answerTo(credentials.challenge(device.realm), 'secret', 'HEAD'), 'HEAD')).toBe('right');
    expect(judge(answerTo(credentials.challenge(device.realm), 'secret', 'GET'), 'HEAD')).toBe('wrong');
  });
});
