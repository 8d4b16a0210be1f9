import { afterAll, beforeAll } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer } from '../../../testing/test-server.ts';

export interface Rate {
  readonly rate_id: number;
  readonly destination_id: string;
  readonly unit_block_rate: number;
  readonly name: string;
}

/** A server whose clock stands, with the plans and rates that tests make, for the tests of a file. */
export interface RateBench {
  readonly server: TestServer;
  readonly clock: { now: Date };
  as(token: string | undefined, method: string, path: string, body?: unknown): Promise<TestAnswer>;
  asAdmin(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  /** Uploads a file as super admin. */
  send(path: string, raw: string | Uint8Array<ArrayBuffer>, type?: string): Promise<TestAnswer>;
  /** The id of a new plan with a name of its own. */
  makePlan(name?: string): Promise<number>;
  makeRate(planId: number, destinationId: string, more?: object): Promise<TestAnswer>;
  /** The rates of a plan by their prefixes. @param query more of a query, with its `&` */
  ratesOf(planId: number, query?: string): Promise<Rate[]>;
  /** What a block costs, by prefix. */
  prices(planId: number, query?: string): Promise<Record<string, number>>;
}

export function useRateBench(): RateBench {
  let running: TestServer | null = null;
  const up = () => {
    if (!running) throw new Error('the bench is not up yet');
    return running;
  };
  const clock = { now: new Date('2026-11-22T10:00:00Z') };
  beforeAll(async () => {
    running = await startTestServer({ now: () => clock.now });
  });
  afterAll(() => running?.close());

  let plans = 0;
  const as: RateBench['as'] = (token, method, path, body) =>
    up().request(method, path, { ...(token ? { token } : {}), body });
  const asAdmin: RateBench['asAdmin'] = (method, path, body) => as(up().adminToken, method, path, body);
  const ratesOf: RateBench['ratesOf'] = async (planId, query = '') =>
    (await asAdmin('GET', `/rates?plan_id=${planId}&sort=destination_id&order=asc${query}`)).body;
  return {
    get server() {
      return up();
    },
    clock,
    as,
    asAdmin,
    send: (path, raw, type = 'text/csv') =>
      up().request('POST', path, { token: up().adminToken, raw, headers: { 'content-type': type } }),
    makePlan: async (name = `plan ${plans++}`) => (await asAdmin('POST', '/plans', { name })).body,
    makeRate: (planId, destinationId, more = {}) =>
      asAdmin('POST', '/rates', {
        plan_id: planId,
        destination_id: destinationId,
        name: `to ${destinationId}`,
        ...more,
      }),
    ratesOf,
    prices: async (planId, query) =>
      Object.fromEntries((await ratesOf(planId, query)).map((rate) => [rate.destination_id, rate.unit_block_rate])),
  };
}
