import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = () => {
  const [header = '', payload = '', signature = ''] = server.adminToken.split('.');
  const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return { header, payload, signature, headerObject: decode(header), claims: decode(payload) };
};
const statusOf = async (token: string) => (await server.request('GET', '/get_user', { token })).status;

/** The installation's public key as PEM, the form in which careless verifiers take it for an HMAC secret. */
async function publicPem(): Promise<string> {
  const { public_jwk } = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('signing_keys').select('public_jwk').executeTakeFirstOrThrow(),
  );
  const jwk = JSON.parse(JSON.stringify(public_jwk));
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

describe('a token is refused (contract 10 §1.3)', () => {
  it('not when it is ours', async () => {
    expect(await statusOf(server.adminToken)).toBe(200);
  });

  it('when it says that it is not signed', async () => {
    for (const alg of ['none', 'None', 'NONE']) {
      expect(await statusOf(`${encode({ ...parts().headerObject, alg })}.${parts().payload}.`)).toBe(401);
    }
  });

  it('when it is signed with HS256 under the public key', async () => {
    const input = `${encode({ ...parts().headerObject, alg: 'HS256' })}.${parts().payload}`;
    const signature = createHmac('sha256', await publicPem())
      .update(input)
      .digest('base64url');
    expect(await statusOf(`${input}.${signature}`)).toBe(401);
  });

  it('when it is signed by another key, under our key id, under none, or with a key it brings along', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { headerObject, payload } = parts();
    const jwk = publicKey.export({ format: 'jwk' });
    for (const header of [headerObject, { alg: 'RS256' }, { ...headerObject, kid: 'mine' }, { ...headerObject, jwk }]) {
      const input = `${encode(header)}.${payload}`;
      const signature = sign('sha256', Buffer.from(input), privateKey).toString('base64url');
      expect(await statusOf(`${input}.${signature}`)).toBe(401);
    }
  });

  it('when a claim was changed', async () => {
    const { header, claims, signature } = parts();
    expect(await statusOf(`${header}.${encode({ ...claims, exp: claims.exp + 1 })}.${signature}`)).toBe(401);
  });

  it('when any letter of it was changed, the unused bits of the last one included', async () => {
    const token = server.adminToken;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const at of [5, token.indexOf('.') + 9, token.length - 2, token.length - 1]) {
      const next = alphabet[(alphabet.indexOf(token[at] ?? 'A') + 1) % 64] ?? 'A';
      expect(await statusOf(token.slice(0, at) + next + token.slice(at + 1))).toBe(401);
    }
  });

  it('when it is no token at all', async () => {
    for (const token of ['', 'x', 'a.b', '...', 'a'.repeat(10_000), `${server.adminToken}x`]) {
      expect(await statusOf(token)).toBe(401);
    }
  });
});
