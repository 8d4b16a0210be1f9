/**
 * Calls planned a second on one core, over a tenant of 500 extensions with what an office has, and the most costly kind
 * of each; beside a baseline that does nothing but look a number up and write a plan of the same size. Planning knows no
 * database: it is given the configuration, and nothing else.
 *
 * Run: `node bench/plan-decisions.ts [seconds per case]`
 */
import { writeFileSync } from 'node:fs';
import {
  type CallBlockConfiguration,
  type Leg,
  NO_HISTORY,
  NO_MODULES,
  type NumberOwner,
  planCall,
  type TenantConfiguration,
} from '../packages/callplan/src/index.ts';
import { extension as planned, uuidOf } from '../packages/callplan/src/testing/index.ts';

const WANTED_PER_SECOND = 100_000;
const EXTENSIONS = 500;
const DIDS = 1000;
const BLOCKED = 5000;
const NOW = new Date('2026-03-02T09:00:00Z');
const forwardTo = (destination: string) => ({ enabled: true, destination });

function extension(index: number) {
  return planned(String(1000 + index), {
    doNotDisturb: index % 10 === 1,
    ...(index % 10 === 2 ? { forwardAll: forwardTo('1003') } : {}),
    forwardBusy: forwardTo('1004'),
    forwardNoAnswer: forwardTo('*991000'),
    accountcode: 'acme',
    callGroups: ['sales'],
    directory: { firstName: 'Ann', lastName: 'Smith', visible: true, numberSpoken: true },
  });
}

function office(): TenantConfiguration {
  const extensions = Array.from({ length: EXTENSIONS }, (_, index) => extension(index));
  const condition = {
    uuid: uuidOf('7000'),
    name: 'Hours',
    number: '7000',
    enabled: true,
    startMinute: 480,
    stopMinute: 1020,
    firstWeekday: 1,
    lastWeekday: 5,
    openDestination: '1001',
    closedDestination: '*991001',
    rules: Array.from({ length: 20 }, (_, index) => ({
      name: `holiday ${index}`,
      match: { mon: '12', mday: String(index + 1) },
      destination: '',
    })),
  };
  return {
    tenantId: 7,
    active: true,
    domainUuid: uuidOf('7'),
    domainName: 'acme.example',
    timeZone: 'Europe/London',
    nationalPrefix: '0',
    emergencyNumbers: new Set(['112', '999']),
    localDids: true,
    language: 'en',
    ...NO_MODULES,
    maxConcurrentCalls: 0,
    ringback: '',
    extensions: new Map(extensions.map((one) => [one.uuid, one])),
    numbers: new Map<string, NumberOwner>([
      ...extensions.map(({ number, uuid }) => [number, { kind: 'extension', uuid }] as const),
      ['7000', { kind: 'time_condition', uuid: condition.uuid }],
    ]),
    timeConditions: new Map([[condition.uuid, condition]]),
    inboundRoutes: Array.from({ length: DIDS }, (_, index) => ({
      uuid: uuidOf(`8${index}`),
      number: `+44163296${String(index).padStart(4, '0')}`,
      regex: '',
      enabled: true,
      order: 100,
      app: 'transfer',
      data: '1001',
      namePrefix: 'Sales',
      records: false,
      accountcode: '',
      holdMusic: '',
      ringback: '',
      distinctiveRing: '',
    })),
  };
}

/** Nine in ten are exact numbers, the others prefixes; none means the caller of the runs. */
function callBlocks(): readonly CallBlockConfiguration[] {
  return Array.from({ length: BLOCKED }, (_, index) => ({
    uuid: uuidOf(`9${index}`),
    name: `caller ${index}`,
    number: index % 10 === 0 ? `+4420${index}*` : `+44208${String(index).padStart(6, '0')}`,
    countryCode: index % 2 === 0 ? '44' : '',
    direction: 'inbound',
    action: 'reject',
    app: '',
    data: '',
    extensionUuid: null,
  }));
}

const tenant = office();
const blocking: TenantConfiguration = { ...tenant, callBlocks: callBlocks() };
const inside = (dialled: string): Leg => ({
  callId: 'call',
  dialled,
  caller: { kind: 'extension', extensionUuid: uuidOf('1000') },
  history: NO_HISTORY,
});
const outside = (dialled: string): Leg => ({
  callId: 'call',
  dialled,
  caller: { kind: 'outside', number: '+491701234567', name: 'Carla' },
  history: NO_HISTORY,
  entry: 'did',
});

const plain = (leg: Leg) => ({
  destination: leg.dialled.trim(),
  owner: tenant.numbers.get(leg.dialled.trim()),
  steps: [{ step: 'ring', timeoutSeconds: 30, otherwise: { busy: [{ step: 'hangup', cause: 'USER_BUSY' }] } }],
});

const cases: ReadonlyArray<readonly [name: string, run: (turn: number) => unknown]> = [
  ['an extension', (turn) => planCall(tenant, inside(String(1003 + (turn % 7))), NOW)],
  ['an address of an extension', () => planCall(tenant, inside('"Bob" <sip:1005@acme.example;user=phone>'), NOW)],
  ['a feature code', () => planCall(tenant, inside('*72+441632960000'), NOW)],
  ['a time condition with 20 holidays', () => planCall(tenant, inside('7000'), NOW)],
  [`one of ${DIDS} DIDs, from outside`, (turn) => planCall(tenant, outside(`+44163296000${turn % 9}`), NOW)],
  [`the same with ${BLOCKED} blocked numbers`, (turn) => planCall(blocking, outside(`+44163296000${turn % 9}`), NOW)],
  ['a number that nothing has', () => planCall(tenant, inside('4999'), NOW)],
  ['baseline: look up, and write a plan', (turn) => plain(inside(String(1003 + (turn % 7))))],
];

/** Runs a second over `seconds`, after a warm-up of a fifth of it. */
function rate(run: (turn: number) => unknown, seconds: number): number {
  const until = performance.now() + seconds * 200;
  let turn = 0;
  while (performance.now() < until) for (let count = 0; count < 500; count++) run(turn++);
  const before = process.cpuUsage();
  const start = performance.now();
  let runs = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let count = 0; count < 500; count++) run(turn++);
    runs += 500;
  }
  const { user, system } = process.cpuUsage(before);
  return (runs * 1_000_000) / (user + system);
}

const seconds = Number(process.argv[2] ?? 2);
const results = cases.map(([name, run]) => ({ name, perSecond: Math.round(rate(run, seconds)) }));
const baseline = results.at(-1)?.perSecond ?? 0;
console.log('calls planned a second of CPU time');
for (const { name, perSecond } of results) {
  const ratio = (baseline / perSecond).toFixed(1);
  console.log(`${name.padEnd(40)} ${perSecond.toString().padStart(9)}/s   ${ratio.padStart(6)} of the baseline's cost`);
}
const slowest = Math.min(...results.slice(0, -1).map(({ perSecond }) => perSecond));
console.log(`slowest ${slowest}/s, wanted ${WANTED_PER_SECOND}/s: ${slowest >= WANTED_PER_SECOND ? 'holds' : 'FAILS'}`);
writeFileSync(
  new URL('results/plan-decisions.json', import.meta.url),
  `${JSON.stringify({ wantedPerSecond: WANTED_PER_SECOND, slowestPerSecond: slowest, results }, null, 2)}\n`,
);
