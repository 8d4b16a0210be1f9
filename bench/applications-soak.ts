/**
 * A soak of the applications: calls through menus, a queue with its agents, mailboxes and conferences of several sizes,
 * all the time as many at once, while memory, open files and CPU are watched. Ends with a table by minute and a verdict:
 * calls all went well, each call and each agent's answer has its record, whatever was said after a beep is in the mailbox
 * and its file goes with it, no channel is left, nothing was logged as an error, and what the processes hold is flat
 * once a part of the time has warmed them up. Exits with 1 when it is not so.
 *
 *     node bench/applications-soak.ts [minutes = 10] [calls at once = 100]
 *
 * Phones register once, for an hour: not longer than 55 minutes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expectStatus, logInAsAdmin, rowsOf } from '../tests/system/api-client.ts';
import { eventually } from '../tests/system/eventually.ts';
import { report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';
import { EXTENSIONS, makeApplications, NUMBERS, PIN, QUOTAS } from './soak/applications.ts';
import type { CallsUnderWay } from './soak/counted-calls.ts';
import { byMinute, flatnessOf } from './soak/flatness.ts';
import { ENDLESS, LoadPhones } from './soak/load-phones.ts';
import { filesOf, MailboxEmptier } from './soak/mailbox-emptier.ts';
import { channelsOf, recordsOf } from './soak/records.ts';
import { watchSystem } from './soak/watch-system.ts';

const [minutes = 10, parallel = 100] = process.argv.slice(2).map(Number);
const SECONDS = minutes * 60;
/** Within it the load has as many calls up as it is to have. */
const RAMP_SECONDS = 15;
/** Calls that are up at a moment: between two of a place there is a moment without. */
const WANTED_UP = 0.85;
/** Calls that have not ended so long after the last sample hang. */
const END_MS = 180_000;
const HEARD_MESSAGES = 3;
/** How long each caller talks into the mailbox. */
const MESSAGE_MS = 5000;
/** Between what a phone has sent and the whole seconds that a message is said to have. */
const LENGTH_TOLERANCE_MS = 1000;
const scenario = (name: string) => fileURLToPath(new URL(`./scenarios/${name}.xml`, import.meta.url));
const CALLER = scenario('uac-uses-an-application');

/** What is told of calls of one kind. */
interface Counted {
  readonly name: string;
  readonly from: string;
  readonly atOnce: number;
  /** Phones that answer each call. */
  readonly answeredBy: 0 | 1;
}

interface Load extends Counted {
  readonly number: string;
  /** How long a call takes, about. */
  readonly seconds: number;
  /** Keys to press, how long to stay then, and who hangs up. */
  readonly pressed?: string;
  readonly staySeconds: number;
  readonly hangsUp: boolean;
}

/** Rooms of several sizes for so many: each half as large as the one before, and no smaller than three where it can be. */
function roomSizes(parties: number): number[] {
  const first = parties <= 5 ? parties : Math.ceil(parties / 2);
  return parties <= 0 ? [] : [first, ...roomSizes(parties - first)];
}

const quarter = Math.max(1, Math.round(parallel / 4));
const listeners = Math.max(1, Math.round(quarter / 5));
const agents = Math.max(1, Math.ceil(quarter * 0.4));
const system = await startSystem(EXTENSIONS.firstAgent - 2000 + agents, { tellsHeaps: true });
const phones = new LoadPhones(system, SECONDS);

async function startLoad(load: Load): Promise<CallsUnderWay> {
  const { pressed = '', staySeconds, hangsUp } = load;
  return phones.calls(load.from, load.number, {
    scenario: CALLER,
    underLoad: true,
    calls: ENDLESS,
    concurrentCalls: load.atOnce,
    callsPerSecond: Math.ceil(Math.max(load.atOnce / 5, (2 * load.atOnce) / load.seconds)),
    keys: {
      settle_ms: 1500,
      key_ms: 700,
      keys: pressed.length,
      pressed: pressed === '' ? '-' : pressed,
      stay_s: staySeconds,
      hangs_up: hangsUp ? 1 : 0,
    },
  });
}

try {
  const admin = await logInAsAdmin(system.server.url);
  const { tenantId } = system.tenant;
  expectStatus(await admin('PUT', `/tenants/${tenantId}`, QUOTAS), 200);
  const scenarios = { callee: scenario('uas-takes-calls'), agent: scenario('uas-takes-calls-and-hangs-up') };
  const sizes = roomSizes(Math.max(2, parallel - 3 * quarter));
  const made = await makeApplications(system, phones, scenarios, { agents, roomSizes: sizes });
  const messagesOf = async (uuid: string) => rowsOf(await admin('GET', `/voicemails/${uuid}/messages`)).length;
  await runSipp({
    ...phoneOf(system, EXTENSIONS.fillsMailbox),
    scenario: scenario('uac-keeps-a-call-up'),
    number: `*99${NUMBERS.heardMailbox}`,
    calls: HEARD_MESSAGES,
    talkMs: 5000,
  });
  await eventually(
    () => messagesOf(made.heardMailboxUuid),
    (count) => count === HEARD_MESSAGES,
  );

  const loads: readonly Load[] = [
    {
      name: 'menu',
      from: EXTENSIONS.menuCaller,
      number: NUMBERS.menu,
      atOnce: quarter,
      seconds: 8,
      pressed: '12',
      staySeconds: 6,
      hangsUp: true,
      answeredBy: 1,
    },
    {
      name: 'queue',
      from: EXTENSIONS.queueCaller,
      number: NUMBERS.queue,
      atOnce: quarter,
      seconds: 11,
      staySeconds: 120,
      hangsUp: false,
      answeredBy: 1,
    },
    {
      name: 'mailbox, heard',
      from: EXTENSIONS.listensToMessages,
      number: `*98${NUMBERS.heardMailbox}`,
      atOnce: listeners,
      seconds: 12,
      pressed: `${PIN}#1`,
      staySeconds: 7,
      hangsUp: true,
      answeredBy: 0,
    },
    ...made.rooms.map(({ number, size }) => ({
      name: `room of ${size}`,
      from: EXTENSIONS.confers,
      number,
      atOnce: size,
      seconds: 14,
      staySeconds: 12,
      hangsUp: true,
      answeredBy: 0 as const,
    })),
  ];
  const emptier = new MailboxEmptier(admin, made.mailboxUuid);
  const leaving = {
    ...{
      name: 'mailbox',
      answeredBy: 0 as const,
      extension: EXTENSIONS.leavesMessages,
      number: `*99${NUMBERS.mailbox}`,
    },
    ...{ atOnce: Math.max(1, quarter - listeners), talkMs: MESSAGE_MS },
  };
  const leavers = phones.leave(leaving);
  const runs: { readonly load: Counted; readonly calls: CallsUnderWay }[] = await Promise.all(
    loads.map(async (load) => ({ load, calls: await startLoad(load) })),
  );
  runs.push({ load: { ...leaving, from: leaving.extension }, calls: leavers });
  const wanted = runs.reduce((sum, { load }) => sum + load.atOnce, 0);
  const samples = await watchSystem(system, SECONDS, () => runs.reduce((sum, { calls }) => sum + calls.count().up, 0));
  for (const { calls } of runs) calls.stop();
  await Promise.race([Promise.all(runs.map(({ calls }) => calls.finished)), pause(END_MS, undefined, { ref: false })]);

  const left = await eventually(
    () => channelsOf(admin),
    (channels) => channels === 0,
  ).catch(() => channelsOf(admin));
  const callers = [...new Set(runs.map(({ load }) => load.from))];
  const lines: string[] = [];
  const failures: string[] = [];
  for (const from of callers) {
    const own = runs.filter(({ load }) => load.from === from).map(({ load, calls }) => ({ load, ...calls.count() }));
    const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0);
    const name = own.map(({ load }) => load.name).join(', ');
    const calls = sum(({ made: count }) => count);
    const answers = sum(({ load, made: count }) => count * load.answeredBy);
    const records = await recordsOf(system, admin, from, calls);
    const answered = answers === 0 ? 0 : await recordsOf(system, admin, from, answers, 'answered');
    const failed = sum((one) => one.failed);
    lines.push(`${name}: ${calls} calls, ${failed} failed, ${records} records, ${answered} of ${answers} answers`);
    if (calls === 0) failures.push(`${name}: no calls`);
    if (failed > 0) failures.push(`${name}: calls failed`);
    if (sum(({ up }) => up) > 0) failures.push(`${name}: calls hang`);
    if (records !== calls || answered !== answers) failures.push(`${name}: records do not fit calls`);
  }
  const said = leavers.said();
  const { messages, shortestSeconds } = await emptier.end();
  const heard = await messagesOf(made.heardMailboxUuid);
  const filesWhen = () => filesOf(system.server.data, tenantId, made.mailboxUuid);
  const files = await eventually(filesWhen, (count) => count === 0).catch(filesWhen);
  const up = samples.filter(({ second }) => second > RAMP_SECONDS).map((one) => one.up);
  const meanUp = up.reduce((sum, one) => sum + one, 0) / up.length;
  const errors = system.server
    .output()
    .split('\n')
    .filter((line) => /"level":"(?:error|fatal)"/.test(line));
  const flatness = flatnessOf(samples, minutes);
  failures.push(
    ...(meanUp >= wanted * WANTED_UP ? [] : ['fewer calls were up than were to be']),
    ...(messages <= said.calls && messages >= said.calls - said.stammered && heard === HEARD_MESSAGES
      ? []
      : ['messages do not fit calls']),
    ...(said.stammered > 0 || shortestSeconds * 1000 >= MESSAGE_MS - LENGTH_TOLERANCE_MS
      ? []
      : ['a message is too short']),
    ...(files === 0 ? [] : ['files of deleted messages are left']),
    ...(left === 0 ? [] : ['channels were left']),
    ...(errors.length === 0 ? [] : ['errors were logged']),
    ...flatness.failures,
  );
  for (const { load, calls } of runs) {
    if (calls.count().failed > 0) console.error(`${load.name}: ${calls.errors()}`);
  }
  for (const line of errors.slice(0, 5)) console.error(line);
  report('applications-soak', byMinute(samples, minutes, 'calls at least'), [
    ...lines,
    `calls up: ${meanUp.toFixed(0)} of ${wanted} in the mean, at least ${Math.min(...up)}`,
    `messages: ${messages} of ${said.calls} calls that talked after the beep, the shortest ${shortestSeconds} s; ${heard} to be heard; files left: ${files}`,
    `from the answer to the end of the beep: at most ${(said.longestWaitMs / 1000).toFixed(1)} s; voices that this machine could not send in time: ${said.stammered}`,
    `channels left: ${left}; errors logged: ${errors.length}`,
    ...flatness.lines,
    failures.length === 0 ? `VERDICT: holds; ${flatness.verdict}` : `VERDICT: FAILED: ${failures.join('; ')}`,
  ]);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await phones.dispose();
  await system.server.dispose();
}
