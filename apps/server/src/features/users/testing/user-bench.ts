import { afterAll, beforeAll } from 'vitest';
import {
  PASSWORD,
  startTestServer,
  type TestAnswer,
  type TestServer,
  type TestTenant,
} from '../../../testing/test-server.ts';

/** A server with two tenants, of which alpha has room for users, and what tests of users do with it. */
export interface UserBench {
  readonly server: TestServer;
  readonly alpha: TestTenant;
  readonly beta: TestTenant;
  as(token: string, method: string, path: string, body?: unknown): Promise<TestAnswer>;
  /** Asks for a user with an address of his own. */
  create(token: string, fields?: object): Promise<TestAnswer>;
  /** Makes one. @returns his id */
  made(token: string, fields?: object): Promise<number>;
  /** The user as a super admin sees him. */
  read(userId: number): Promise<TestAnswer['body']>;
  /** Address of the user asked for last, where the test gave none. */
  lastAddress(): string;
}

/** Starts it before the tests of the file and stops it after them. */
export function useUserBench(): UserBench {
  let started: Pick<UserBench, 'server' | 'alpha' | 'beta'> | null = null;
  let serial = 0;
  const bench = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  const as: UserBench['as'] = (token, method, path, body) => bench().server.request(method, path, { token, body });
  const lastAddress = () => `u${serial}@x.example`;
  const create: UserBench['create'] = (token, fields = {}) => {
    serial += 1;
    return as(token, 'POST', '/users', { email: lastAddress(), password: PASSWORD, ...fields });
  };

  beforeAll(async () => {
    const server = await startTestServer();
    started = { server, alpha: await server.makeTenant('alpha'), beta: await server.makeTenant('beta') };
    const roomy = { daily_limit: 2000, monthly_limit: -1, quota_extensions: 5 };
    await as(server.adminToken, 'PUT', `/tenants/${started.alpha.tenantId}`, roomy);
  }, 60_000);
  afterAll(() => started?.server.close());

  return {
    get server() {
      return bench().server;
    },
    get alpha() {
      return bench().alpha;
    },
    get beta() {
      return bench().beta;
    },
    as,
    create,
    lastAddress,
    async made(token, fields = {}) {
      const answer = await create(token, fields);
      if (answer.status !== 200) throw new Error(answer.text);
      return Number(answer.body);
    },
    read: async (userId) => (await as(bench().server.adminToken, 'GET', `/users/${userId}`)).body,
  };
}
