import { randomUUID } from 'node:crypto';
import { sql } from '@strowger/db';
import { carryOutRun } from '../../../../features/autobill/carry-out-run.ts';
import { storeRecords } from '../../../../features/cdr/etl/store-records.ts';
import type { RawRecord } from '../../../../features/cdr/raw-record.ts';
import { rateBookOf } from '../../../../features/charging/rate-book.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../../../testing/test-server.ts';
import { type IntegrationClient, type IntegrationTestApi, integrationOf } from '../../../testing/integration-client.ts';

/** A finished leg as an engine reports it: to a provider, of so many seconds. */
export function trunkLeg(tenant: TestTenant, startedAt: string, number: string, seconds: number): RawRecord {
  const start = Date.parse(startedAt);
  return {
    call_id: randomUUID(),
    leg: 'b',
    sip_call_id: randomUUID(),
    tenant_id: tenant.tenantId,
    domain: tenant.domain,
    direction: 'outbound',
    caller_number: '1001',
    rated_number: number,
    destination: number,
    provider_id: null,
    start_time: start,
    answer_time: start + 1_000,
    end_time: start + 1_000 + seconds * 1_000,
    hangup_cause: 'NORMAL_CLEARING',
  };
}

/** From a provider to a DID. */
export function inboundLeg(tenant: TestTenant, startedAt: string, did: string, seconds: number): RawRecord {
  const { rated_number: _rated, ...leg } = trunkLeg(tenant, startedAt, did, seconds);
  return {
    ...leg,
    leg: 'a',
    direction: 'inbound',
    caller_number: '15551234567',
    caller_destination: did,
    provider_id: 1,
  };
}

/** Stores records and charges what is charged at hang-up. */
export async function hangUp(server: TestServer, tenant: TestTenant, ...legs: RawRecord[]): Promise<void> {
  await server.db.transaction({ kind: 'all' }, (trx) => storeRecords(trx, legs));
  await server.request('GET', `/billing/credit?tenant_id=${tenant.tenantId}`, { token: server.adminToken });
}

/** Asks for a run and carries it out here and now. @returns its id */
export async function runToEnd(server: TestServer, api: IntegrationClient, params: object = {}): Promise<string> {
  const { status, body } = await api.post('xml_cdr/autobill/run', params);
  if (status !== 200) throw new Error(`the run was refused: ${JSON.stringify(body)}`);
  await carryOut(server, body.run_id);
  return body.run_id;
}

export async function carryOut(server: TestServer, runId: string): Promise<void> {
  const { db, log, now } = server.platform;
  await carryOutRun({ db, log, now, rates: rateBookOf(db) }, runId);
}

/** What became of the legs of a tenant at their hang-ups. */
export async function chargesOf(server: TestServer, { tenantId }: TestTenant) {
  const { rows } = await server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ state: string; service_id: string | null; cost: number; net: number | null }>`
      select state, service_id, cost, net from charges where tenant_id = ${tenantId} order by ended_at`.execute(trx),
  );
  return rows;
}

/** Of its rows four are good. */
export const TARIFF_CSV = `Description,Prefix,RateValue,Increment,SetupFee
USA,1,0.01,60,
New York,1212,0.02,60,
UK,44,0.03,30/6,
UK mobile,447,0.05,1/1,0.1
USA again,1,0.5,60,
Broken,33,free,60,
`;

export interface BilledService {
  readonly tenant: TestTenant;
  readonly serviceId: string;
  readonly packageCode: string;
}

/** A server with a tariff, on the morning of 15 April. */
export class BillingScene {
  readonly server: TestServer;
  readonly api: IntegrationTestApi;
  readonly tariffId: number;
  readonly #clock: { now: Date };
  #made = 0;

  private constructor(server: TestServer, api: IntegrationTestApi, tariffId: number, clock: { now: Date }) {
    this.server = server;
    this.api = api;
    this.tariffId = tariffId;
    this.#clock = clock;
  }

  static async open(): Promise<BillingScene> {
    const clock = { now: new Date('2026-04-15T06:00:00Z') };
    const server = await startTestServer({ now: () => clock.now });
    const api = await integrationOf(server);
    const { body } = await api.post('xml_cdr/tariffs/import', { name: 'Retail', csv: TARIFF_CSV });
    return new BillingScene(server, api, body.tariff_id, clock);
  }

  get now(): Date {
    return this.#clock.now;
  }

  pass(seconds: number): void {
    this.#clock.now = new Date(this.#clock.now.getTime() + seconds * 1_000);
  }

  /** A tenant with a package and a service that is due on 15 April. */
  async serviceOf(packageFields: object = {}, serviceFields: object = {}): Promise<BilledService> {
    this.#made += 1;
    const [serviceId, packageCode] = [`svc-${this.#made}`, `pack-${this.#made}`];
    const tenant = await this.server.makeTenant(`billed${this.#made}`);
    const location = { tariff_id: this.tariffId, country_code: '1', exit_code: '011' };
    await this.#set('packages/set', { package_code: packageCode, ...location, ...packageFields });
    await this.#set('services/set', {
      service_id: serviceId,
      tenant_domain: tenant.domain,
      client_ref: 'client 7',
      package_code: packageCode,
      cycle: 'monthly',
      next_due_date: '2026-04-15',
      currency: 'USD',
      timezone: 'UTC',
      ...serviceFields,
    });
    return { tenant, serviceId, packageCode };
  }

  async creditOf({ tenantId }: TestTenant): Promise<number> {
    const { body } = await this.#asAdmin('GET', `/billing/credit?tenant_id=${tenantId}`);
    return body.credit;
  }

  async pay({ tenantId }: TestTenant, amount: number): Promise<void> {
    const body = { tenant_id: tenantId, description: 'top-up', paid_amount: amount };
    const { status, text } = await this.#asAdmin('POST', '/payments', body);
    if (status !== 200) throw new Error(`the payment was refused: ${text}`);
  }

  /** Lines of a run that stand. */
  async linesOf(runId: string) {
    return (await this.api.post('xml_cdr/autobill/lines', { run_id: runId })).body.lines;
  }

  async statusOf(runId: string) {
    return (await this.api.post('xml_cdr/autobill/status', { run_id: runId })).body;
  }

  #asAdmin(method: 'GET' | 'POST', path: string, body?: object) {
    return this.server.request(method, path, { token: this.server.adminToken, ...(body ? { body } : {}) });
  }

  async #set(action: string, params: object): Promise<void> {
    const { status, text } = await this.api.post(`xml_cdr/${action}`, params);
    if (status !== 200) throw new Error(`${action} was refused: ${text}`);
  }
}
