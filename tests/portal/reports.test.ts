import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectStatus, field } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

/** None are included, so that calls cost something. */
const VOICE_MINUTES = 12;

/** Legs that went out over a provider, as a journal file holds them. */
function paidCalls(number: string, minutes: number, count: number): object[] {
  const start = Date.now() - 3_600_000;
  return Array.from({ length: count }, () => ({
    call_id: randomUUID(),
    leg: 'b',
    tenant_id: portal.tenant.tenantId,
    direction: 'outbound',
    caller_number: '201',
    destination: number,
    rated_number: number,
    start_time: start,
    answer_time: start,
    end_time: start + minutes * 60_000,
    hangup_cause: 'NORMAL_CLEARING',
  }));
}

it('the top lists tell who calls most, and whose calls cost most', async () => {
  const { asProvider, server, tenant } = portal;
  const resources = [{ resource_id: VOICE_MINUTES, quota_limit: 0 }];
  expectStatus(await asProvider('PUT', `/billing/quota/${tenant.tenantId}`, { resources }), 200);
  for (const [prefix, price] of [
    ['44', 0.1],
    ['882', 5],
  ] as const) {
    const rate = {
      plan_id: 1,
      destination_id: prefix,
      name: `to ${prefix}`,
      unit_billing_block: 60,
      unit_block_rate: price,
    };
    expectStatus(await asProvider('POST', '/rates', rate), 200);
  }
  const legs = [...paidCalls('442071838750', 2, 3), ...paidCalls('88216001234', 1, 1)];
  const calls = legs.map((leg) => ({ ...leg, call_id: randomUUID(), leg: 'a', rated_number: null }));
  const directory = join(server.data, 'journal', 'import');
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, 'Master.ndjson'),
    [...legs, ...calls].map((leg) => `${JSON.stringify(leg)}\n`).join(''),
  );
  expectStatus(await asProvider('POST', '/cdr_etl/run'), 200);
  await eventually(
    async () => field((await asProvider('GET', '/reports/calls/top?order=cost')).body, 'rows'),
    (rows) => Array.isArray(rows) && rows.length === 2,
    40_000,
  );

  const visit = await portal.visitAs('provider');
  const { page } = visit;
  await page.goto('/reports');
  const first = (name: string) => page.getByRole('table', { name }).getByRole('row').nth(1);
  await first('Most called numbers').getByText('442071838750').waitFor();
  await page.getByText('Cost', { exact: true }).last().click();
  await first('Dearest numbers').getByText('88216001234').waitFor();
  expect(await first('Dearest numbers').textContent()).toMatch(/5\.00/);
  await visit.expectAccessible();
  await page.reload();
  await first('Dearest numbers').getByText('88216001234').waitFor();
  expect(visit.problems).toEqual([]);
}, 120_000);
