/**
 * Outbound selection over 10,000 routes (contract 30 §5.3 steps 2 to 6) on one core, beside the same question asked of
 * every route in turn; and how much longer a hundred tenants take than one, who share the routes.
 *
 * Run: `node bench/route-decision.ts [seconds per case]`
 */
import { writeFileSync } from 'node:fs';
import {
  type Leg,
  NO_HISTORY,
  NO_MODULES,
  type OutboundConfiguration,
  type OutboundRoute,
  planCall,
  type TenantConfiguration,
  VOICE,
} from '../packages/callplan/src/index.ts';

const ROUTES = 10_000;
const PROVIDERS = 20;
const TENANTS = 100;
const NOW = new Date('2026-03-02T09:00:00Z');

const uuidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Prefixes of two to seven digits, two providers for each. */
const routes: readonly OutboundRoute[] = Array.from({ length: ROUTES }, (_, index) => {
  const half = index >> 1;
  const prefix = String(44 + (half % 50)) + (half < 50 ? '' : String(half).slice(-5));
  return {
    routeId: index + 1,
    tenantId: null,
    name: `route ${index}`,
    destinationId: prefix,
    prefix,
    providerId: 1 + (index % PROVIDERS),
    serviceFlag: VOICE,
    priority: 100,
    cost: 1000 + (index % 77),
    tollAllow: '',
  };
});

const outbound: OutboundConfiguration = {
  dialplan: [],
  routes,
  providers: Array.from({ length: PROVIDERS }, (_, index) => ({
    providerId: index + 1,
    tenantId: null,
    name: `carrier ${index}`,
    gatewayUuid: uuidOf(index),
    serviceFlag: VOICE,
    weight: index % 5,
    prefix: '|00',
    outboundCallerId: '',
    callerIdPolicy: 'any',
  })),
};
const platform = { ownerOfDid: () => null, outbound };

const tenants = Array.from({ length: TENANTS }, (_, index): TenantConfiguration => {
  return {
    tenantId: index + 1,
    active: true,
    domainUuid: uuidOf(index),
    domainName: `tenant-${index}.example`,
    timeZone: 'UTC',
    language: 'en',
    nationalPrefix: '0',
    emergencyNumbers: new Set(['112']),
    localDids: true,
    outboundCallerId: { name: 'Acme', number: '+441632960000' },
    ...NO_MODULES,
    maxConcurrentCalls: 0,
    ringback: '',
    extensions: new Map(),
    numbers: new Map(),
  };
});

const numbers = Array.from(
  { length: 997 },
  (_, index) => `${44 + (index % 50)}${String(index * 7919).padStart(9, '1')}`,
);
const legTo = (dialled: string): Leg => ({
  callId: 'call',
  dialled,
  caller: { kind: 'outside', number: '+441632960001', name: '' },
  history: NO_HISTORY,
});

/** Every route in turn, the longest prefix kept. */
function naive(number: string): readonly OutboundRoute[] {
  let best: OutboundRoute[] = [];
  for (const route of routes) {
    if (!number.startsWith(route.prefix)) continue;
    const length = best[0]?.prefix.length ?? 0;
    if (route.prefix.length > length) best = [route];
    else if (route.prefix.length === length) best.push(route);
  }
  return best.sort((a, b) => a.priority - b.priority || a.providerId - b.providerId);
}

const numberAt = (turn: number) => numbers[turn % numbers.length] ?? '';
const [one] = tenants;
if (one === undefined) throw new Error('no tenant');

const cases: ReadonlyArray<readonly [name: string, run: (turn: number) => unknown]> = [
  ['a whole plan, one tenant', (turn) => planCall(one, legTo(numberAt(turn)), NOW, platform)],
  [
    `a whole plan, ${TENANTS} tenants in turn`,
    (turn) => planCall(tenants[turn % TENANTS] ?? one, legTo(numberAt(turn)), NOW, platform),
  ],
  ['a whole plan, inside the tenant', () => planCall(one, legTo('4999'), NOW)],
  ['every route in turn', (turn) => naive(numberAt(turn))],
];

/** CPU microseconds of a run, after a warm-up of a fifth of the time. */
function costUs(run: (turn: number) => unknown, seconds: number): number {
  let turn = 0;
  const until = performance.now() + seconds * 200;
  while (performance.now() < until) for (let count = 0; count < 20; count++) run(turn++);
  const before = process.cpuUsage();
  const start = performance.now();
  let runs = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let count = 0; count < 20; count++) run(turn++);
    runs += 20;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}

const seconds = Number(process.argv[2] ?? 2);
for (const number of numbers) {
  const [step] = planCall(one, legTo(number), NOW, platform).steps;
  const found = step?.step === 'dial' ? step.candidates.map(({ routeId }) => routeId) : [];
  const wanted = naive(number).map(({ routeId }) => routeId);
  if (found.length !== wanted.length || found.some((id) => !wanted.some((other) => other === id))) {
    throw new Error(`${number} goes by ${found.join()}, not ${wanted.join()}`);
  }
}
// What runs first pays for what all of them have compiled.
for (const [, run] of cases) costUs(run, seconds / 2);
const results = cases.map(([name, run]) => ({ name, us: costUs(run, seconds) }));
const baseline = results.at(-1)?.us ?? 0;
console.log(`CPU of a decision over ${ROUTES} routes`);
for (const { name, us } of results) {
  console.log(
    `${name.padEnd(36)} ${us.toFixed(2).padStart(9)} µs   ${(baseline / us).toFixed(1).padStart(7)} times faster`,
  );
}
writeFileSync(
  new URL('results/route-decision.json', import.meta.url),
  `${JSON.stringify({ routes: ROUTES, results }, null, 2)}\n`,
);
