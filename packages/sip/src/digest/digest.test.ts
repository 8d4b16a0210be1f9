import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createResponse } from '../message/create-response.ts';
import { SipRequest, SipResponse } from '../message/message.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { memoryInUse } from '../testing/memory-in-use.ts';
import { parseAuthValue } from './auth-params.ts';
import { digestHa1, digestResponse } from './digest-algorithm.ts';
import { answerChallenge } from './digest-answer.ts';
import { DigestAuthority, type DigestAuthorityOptions } from './digest-authority.ts';
import { NonceCounts } from './nonce-counts.ts';

const realm = 'pbx.example.com';
const account = { username: '1001', password: 'secret' };

function register(uri = 'sip:pbx.example.com', headers: Array<[string, string]> = []): SipRequest {
  return new SipRequest({
    method: 'REGISTER',
    uri,
    headers: [
      ['Via', 'SIP/2.0/UDP x;branch=z9hG4bK1'],
      ['From', '<sip:1001@pbx.example.com>;tag=1'],
      ['To', '<sip:1001@pbx.example.com>'],
      ['Call-ID', 'x'],
      ['CSeq', '1 REGISTER'],
      ...headers,
    ],
  });
}

function setUp(options: Partial<DigestAuthorityOptions> = {}) {
  const clock = new ManualClock();
  const authority = new DigestAuthority({ secret: Buffer.alloc(32, 7), clock, ...options });
  const challenge = (values: string[] = authority.challenge(realm)) =>
    createResponse(register(), 401, { headers: values.map((value) => ['WWW-Authenticate', value] as const) });
  /** Credentials for a challenge. */
  const answer = (response = challenge(), password = account.password, uri = 'sip:pbx.example.com') =>
    answerChallenge(response, { method: 'REGISTER', uri }, () => ({ ...account, password }))?.value ?? '';
  const verify = (credentials: string, uri?: string) =>
    authority.verify(register(uri, [['Authorization', credentials]]), { realm }, (username) =>
      username === account.username ? { password: account.password } : undefined,
    );
  return { clock, authority, challenge, answer, verify };
}

describe('digest values', () => {
  const qop = { nc: '00000001', cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' };
  const rfc7616 = { method: 'GET', uri: '/dir/index.html', nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v', qop };

  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ] as const)('RFC 7616 §3.9.1 with %s', (algorithm, expected) => {
    const ha1 = digestHa1(algorithm, 'Mufasa', 'http-auth@example.org', 'Circle of Life');
    expect(digestResponse({ ...rfc7616, algorithm, ha1 })).toBe(expected);
  });

  it('RFC 2617 §3.5, and RFC 2069 without qop', () => {
    const ha1 = digestHa1('MD5', 'Mufasa', 'testrealm@host.com', 'Circle Of Life');
    const input = {
      algorithm: 'MD5',
      ha1,
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    } as const;
    expect(digestResponse({ ...input, qop: { nc: '00000001', cnonce: '0a4f113b' } })).toBe(
      '6629fae49393a05397450978507c4ef1',
    );
    expect(digestResponse(input)).toBe('670fd8c2df070c60b045671b8b24ff02');
  });
});

describe('SHA-512-256 (RFC 8760)', () => {
  it('is the hash of FIPS 180-4 of that name', () => {
    const ha1 = digestHa1('SHA-512-256', 'x', 'y', 'z');
    expect(ha1).toBe(createHash('sha512-256').update('x:y:z').digest('hex'));
    expect(ha1).toHaveLength(64);
  });

  it('is answered before all others, in whatever order they come, and accepted where it was offered', () => {
    const offering = setUp({ algorithms: ['MD5', 'SHA-256', 'SHA-512-256'] });
    const credentials = offering.answer();
    expect(credentials).toContain('algorithm=SHA-512-256');
    expect(offering.verify(credentials)).toEqual({ kind: 'accepted', username: '1001' });
    expect(setUp().verify(credentials)).toMatchObject({ kind: 'rejected', why: 'algorithm-not-offered' });
  });
});

describe('DigestAuthority', () => {
  it('challenges with the strongest algorithm first, one value for each (RFC 8760)', () => {
    const { authority } = setUp();
    const [first, second, ...others] = authority.challenge(realm, { stale: true });
    expect(first).toMatch(/^Digest realm="pbx.example.com", nonce="[^"]+", algorithm=SHA-256, qop="auth", stale=true$/);
    expect(second).toContain('algorithm=MD5');
    expect(others).toEqual([]);
  });

  it.each([{}, { qop: false }, { algorithms: ['MD5'] as const }])(
    'accepts the answer to its challenge: %o',
    (options) => {
      const { answer, verify } = setUp(options);
      expect(verify(answer())).toEqual({ kind: 'accepted', username: '1001' });
    },
  );

  it('accepts stored hashes in place of a password', () => {
    const { authority, answer } = setUp();
    const ha1 = { 'SHA-256': digestHa1('SHA-256', '1001', realm, 'secret').toUpperCase() };
    const request = register(undefined, [['Authorization', answer()]]);
    expect(authority.verify(request, { realm }, () => ({ ha1 })).kind).toBe('accepted');
    expect(
      authority.verify(register(undefined, [['Authorization', answer()]]), { realm }, () => ({ ha1: {} })).kind,
    ).toBe('rejected');
  });

  it('rejects a wrong password, an unknown user, another method’s and another URI’s credentials', () => {
    const { authority, answer, verify, challenge } = setUp();
    expect(verify(answer(challenge(), 'wrong'))).toMatchObject({ kind: 'rejected', why: 'wrong-response' });
    expect(verify(answer(), 'sip:other.example.com')).toMatchObject({ kind: 'rejected', why: 'wrong-uri' });
    expect(verify(answer(), 'sip:PBX.example.com:5060;transport=udp')).toMatchObject({ kind: 'accepted' });
    const invite = new SipRequest({
      method: 'INVITE',
      uri: 'sip:pbx.example.com',
      headers: [['Authorization', answer()]],
    });
    expect(authority.verify(invite, { realm }, () => account)).toMatchObject({ why: 'wrong-response' });
    expect(
      authority.verify(register(undefined, [['Authorization', answer()]]), { realm }, () => undefined),
    ).toMatchObject({ why: 'unknown-user' });
  });

  it('does not take credentials that are missing, malformed or for another realm', () => {
    const { verify, answer } = setUp();
    for (const credentials of [
      '',
      'Basic eDp5',
      'NoOneKnowsThisScheme opaque-data=here',
      'Digest realm="pbx.example.com"',
    ]) {
      expect(verify(credentials)).toEqual({ kind: 'missing' });
    }
    expect(verify(answer().replace(/realm="[^"]*"/, 'realm="other"'))).toEqual({ kind: 'missing' });
    expect(verify(answer().replace('nc=00000001', 'nc=1'))).toEqual({ kind: 'missing' });
    expect(verify(answer().replace('qop=auth', 'qop=auth-int'))).toEqual({ kind: 'missing' });
  });

  it('takes a nonce only once for each count, and then wants a new one', () => {
    const { answer, verify } = setUp();
    const credentials = answer();
    expect(verify(credentials).kind).toBe('accepted');
    expect(verify(credentials)).toEqual({ kind: 'stale', username: '1001' });
  });

  it('tells an old nonce from a forged one', async () => {
    const { clock, answer, verify, challenge } = setUp({ nonceLifetimeMs: 1000 });
    const old = challenge();
    await clock.advance(1001);
    expect(verify(answer(old))).toEqual({ kind: 'stale', username: '1001' });
    expect(verify(answer(old, 'wrong'))).toMatchObject({ kind: 'rejected', why: 'wrong-response' });
    const forged = challenge(['Digest realm="pbx.example.com", nonce="abc.def.ghi", qop="auth"']);
    expect(verify(answer(forged))).toMatchObject({ kind: 'rejected', why: 'forged-nonce' });
    const elsewhere = new DigestAuthority({ secret: Buffer.alloc(32, 8), clock });
    expect(verify(answer(challenge(elsewhere.challenge(realm))))).toMatchObject({ why: 'forged-nonce' });
    const otherRealm = new DigestAuthority({ secret: Buffer.alloc(32, 7), clock });
    const moved = otherRealm.challenge('other').map((value) => value.replace('"other"', `"${realm}"`));
    expect(verify(answer(challenge(moved)))).toMatchObject({ why: 'forged-nonce' });
  });

  it('does not take a weaker algorithm than it offers', () => {
    const { answer, verify, challenge } = setUp({ algorithms: ['SHA-256'] });
    const weak = challenge()
      .headers.getAll('WWW-Authenticate')
      .map((value) => value.replace('SHA-256', 'MD5'));
    expect(verify(answer(challenge(weak)))).toMatchObject({ why: 'algorithm-not-offered' });
  });
});

describe('NonceCounts', () => {
  it('lets counts overtake each other, each once', () => {
    const counts = new NonceCounts(1000, 10);
    expect([1, 3, 2, 3, 2, 1, 40, 41, 39, 5, 9].map((count) => counts.use('n', count, 0))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('never takes a count twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (sequence) => {
        const counts = new NonceCounts(1000, 10);
        const taken = sequence.filter((count) => counts.use('n', count, 0));
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it('forgets expired nonces and bounds their number', () => {
    const counts = new NonceCounts(1000, 3);
    for (let nonce = 0; nonce < 10; nonce++) counts.use(`n${nonce}`, 1, 0);
    expect(counts.size).toBe(3);
    counts.use('late', 1, 1001);
    expect(counts.size).toBe(1);
  });

  it('hold on to nothing of the requests that the nonces came in', () => {
    const counts = new NonceCounts(1000, 10_000);
    const use = (nonce: string) => counts.use(`${'x'.repeat(10_000)} ${nonce}`.slice(10_001), 1, 0);
    const fill = (from: number) => {
      for (let at = from; at < from + 1000; at++) use(`nonce-of-request-${at}`);
    };
    fill(0);
    const before = memoryInUse();
    fill(1000);
    expect(memoryInUse() - before).toBeLessThan(5_000_000);
    expect(use('nonce-of-request-1000')).toBe(false);
  });
});

describe('answers to challenges', () => {
  const answered = (...challenges: string[]) => {
    const response = new SipResponse({
      status: 407,
      headers: challenges.map((value) => ['Proxy-Authenticate', value] as const),
    });
    const answer = answerChallenge(response, { method: 'INVITE', uri: 'sip:a@b' }, ({ realm: asked }) =>
      asked === 'none' ? undefined : account,
    );
    return answer && { header: answer.header, params: parseAuthValue(answer.value)?.params };
  };

  it('take the strongest algorithm that we know', () => {
    const answer = answered(
      'Digest realm="a", nonce="1", algorithm=MD5, qop="auth"',
      'Digest realm="a", nonce="2", algorithm=SHA-999, qop="auth"',
      'Digest realm="a", nonce="3", algorithm=SHA-256, qop="auth,auth-int", opaque="o"',
      'Basic realm="a"',
    );
    expect(answer?.header).toBe('Proxy-Authorization');
    expect(Object.fromEntries(answer?.params ?? [])).toMatchObject({
      nonce: '3',
      algorithm: 'SHA-256',
      opaque: 'o',
      qop: 'auth',
      nc: '00000001',
    });
  });

  it('leave out what an old server would not know', () => {
    expect([...(answered('Digest realm="a", nonce="1"')?.params?.keys() ?? [])]).toEqual([
      'username',
      'realm',
      'nonce',
      'uri',
      'response',
    ]);
  });

  it('are for a realm with an account', () => {
    expect(
      answered('Digest realm="none", nonce="1", algorithm=SHA-256', 'Digest realm="b", nonce="2"')?.params?.get(
        'realm',
      ),
    ).toBe('b');
    expect(answered('Digest realm="none", nonce="1"')).toBeUndefined();
    expect(answered('Digest realm="a", nonce="1", qop="auth-int"')).toBeUndefined();
  });

  it('are read without throwing, whatever was sent', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAuthValue(`Digest ${text}`)));
  });
});
