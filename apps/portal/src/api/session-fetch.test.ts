import { describe, expect, it } from 'vitest';
import { fetchInSession, type RequestSession } from './session-fetch.ts';

const request = () => new Request('http://pbx.example/api/users', { method: 'POST', body: '{"a":1}' });

function server(takes: string) {
  const seen: { token: string | null; body: string }[] = [];
  const send = async (it: Request) => {
    seen.push({ token: it.headers.get('authorization'), body: await it.text() });
    return new Response('1', { status: it.headers.get('authorization') === `Bearer ${takes}` ? 200 : 401 });
  };
  return { seen, send };
}

const sessionOf = (token: string | undefined, renewed?: string): RequestSession => ({
  token: () => token,
  renew: async () => renewed,
  oweSecondFactor: () => undefined,
});

describe('a request in a session', () => {
  it('carries the token', async () => {
    const { seen, send } = server('t1');
    expect((await fetchInSession(sessionOf('t1'), request(), send)).status).toBe(200);
    expect(seen).toEqual([{ token: 'Bearer t1', body: '{"a":1}' }]);
  });

  it('is sent again, body and all, after the new login', async () => {
    const { seen, send } = server('t2');
    expect((await fetchInSession(sessionOf('t1', 't2'), request(), send)).status).toBe(200);
    expect(seen.map(({ token }) => token)).toEqual(['Bearer t1', 'Bearer t2']);
    expect(seen[1]?.body).toBe('{"a":1}');
  });

  it('ends with 401 where nobody logs in again', async () => {
    const { seen, send } = server('t2');
    expect((await fetchInSession(sessionOf('t1'), request(), send)).status).toBe(401);
    expect(seen).toHaveLength(1);
  });

  it('goes without a token where nobody is logged in', async () => {
    const { seen, send } = server('t2');
    await fetchInSession(sessionOf(undefined, 't2'), request(), send);
    expect(seen.map(({ token }) => token)).toEqual([null]);
  });
});
