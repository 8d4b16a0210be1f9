import { openMessage } from '../../../mail/message.ts';
import { PASSWORD, startTestServer, type TestAnswer, type TestServer } from '../../../testing/test-server.ts';
import { codeShown, wrongCode } from './authenticator-app.ts';

/** A server with a clock that can be put forward, and people who use their second factor on it. */
export interface SecondFactorServer {
  readonly server: TestServer;
  now(): Date;
  pass(seconds: number): void;
  as(token: string, method: string, path: string, body?: unknown): Promise<TestAnswer>;
  logIn(username: string, fields?: object): Promise<TestAnswer>;
  /** Token of a log-in whose second factor is still due or not due at all. */
  token(username: string): Promise<string>;
  /** @returns the secret that the user's app now holds */
  enrol(token: string): Promise<string>;
  verify(token: string, code: string, fields?: object): Promise<TestAnswer>;
  /** A code that was not used before: time passes until the app shows the next. */
  nextCode(secret: string): string;
  wrong(secret: string): string;
  setFlags(tenantId: number, flags: readonly string[]): Promise<void>;
  /** Codes sent by mail, the oldest first. */
  mailedCodes(address: string): Promise<string[]>;
  /** Audit rows of second factors and the activities of a user, the oldest first. */
  actions(userId: number): Promise<string[]>;
  activities(userId: number): Promise<string[]>;
  close(): Promise<void>;
}

export async function startSecondFactorServer(): Promise<SecondFactorServer> {
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead);
  const server = await startTestServer({ now });
  const pass = (seconds: number) => {
    clock.ahead += seconds * 1000;
  };
  const as: SecondFactorServer['as'] = (token, method, path, body) => server.request(method, path, { token, body });
  const logIn: SecondFactorServer['logIn'] = (username, fields = {}) =>
    server.request('POST', '/authenticate', { body: { username, password: PASSWORD, ...fields } });
  const verify: SecondFactorServer['verify'] = (token, code, fields = {}) =>
    as(token, 'POST', '/user/totp/verify', { code, ...fields });
  const all = { kind: 'all' } as const;
  return {
    server,
    now,
    pass,
    as,
    logIn,
    token: (username) => server.login(username, PASSWORD),
    async enrol(token) {
      const { body } = await as(token, 'POST', '/user/totpqrcode', {});
      const answer = await verify(token, codeShown(body.secret, now()), { secret: body.secret });
      if (answer.body !== true) throw new Error(`enrolment: ${answer.status} ${answer.text}`);
      return body.secret;
    },
    verify,
    nextCode(secret) {
      pass(30);
      return codeShown(secret, now());
    },
    wrong: (secret) => wrongCode(secret, now()),
    async setFlags(tenantId, permissions) {
      const answer = await as(server.adminToken, 'PUT', `/tenants/${tenantId}`, { permissions });
      if (answer.status !== 200) throw new Error(`flags: ${answer.status} ${answer.text}`);
    },
    async mailedCodes(address) {
      const rows = await server.db.transaction(all, (trx) =>
        trx
          .selectFrom('mails')
          .select('content')
          .where('template', '=', 'mfa-code')
          .where('content', 'is not', null)
          .orderBy('mail_id')
          .execute(),
      );
      const messages = rows.map((row) => openMessage(server.platform.vault, row.content ?? ''));
      const codes = messages.filter(({ to }) => to.address === address).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
      return codes.map((code) => code ?? 'no code');
    },
    async actions(userId) {
      const rows = await server.db.transaction(all, (trx) =>
        trx
          .selectFrom('audit')
          .select('action')
          .where('resource', '=', 'second_factors')
          .where('resource_id', '=', String(userId))
          .orderBy('audit_id')
          .execute(),
      );
      return rows.map((row) => row.action);
    },
    async activities(userId) {
      const rows = await server.db.transaction(all, (trx) =>
        trx.selectFrom('activities').select('activities').where('user_id', '=', userId).orderBy('id').execute(),
      );
      return rows.map((row) => row.activities);
    },
    close: () => server.close(),
  };
}
