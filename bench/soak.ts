/**
 * A soak: calls relayed all the time and new ones coming and going, while memory, open files and CPU are watched. Ends
 * with a table by minute and a verdict: calls all went well, relayed ones stayed up, every call has its record, and
 * what the processes hold is flat once a part of the time has warmed them up. Exits with 1 when it is not so.
 *
 *     node bench/soak.ts [minutes = 20] [relayed = 200] [calls a second = 20]
 *
 * Phones register once, for an hour: not longer than 55 minutes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { logInAsAdmin } from '../tests/system/api-client.ts';
import { report } from './load/report.ts';
import { startSystem } from './load/system-under-load.ts';
import { byMinute, flatnessOf } from './soak/flatness.ts';
import { LoadPhones } from './soak/load-phones.ts';
import { channelsOf, recordsOf } from './soak/records.ts';
import { watchSystem } from './soak/watch-system.ts';

const [minutes = 20, relayed = 200, rate = 20] = process.argv.slice(2).map(Number);
const SECONDS = minutes * 60;
const RELAYED_A_SECOND = 20;
/** Calls that have not ended so long after the last sample hang. */
const END_MS = 180_000;
const CALLER = fileURLToPath(new URL('./scenarios/uac-keeps-a-call-up.xml', import.meta.url));
const CALLEE = fileURLToPath(new URL('./scenarios/uas-takes-calls.xml', import.meta.url));
const RECORDS_FROM = { relayed: '2000', short: '2002' };

const system = await startSystem(4, { tellsHeaps: true });
const phones = new LoadPhones(system, SECONDS);

try {
  await phones.called('2001', { scenario: CALLEE });
  await phones.called('2003', { scenario: CALLEE });
  const wantedShort = rate * SECONDS;
  const long = await phones.calls(RECORDS_FROM.relayed, '2001', {
    scenario: CALLER,
    calls: relayed,
    callsPerSecond: RELAYED_A_SECOND,
    talkMs: (SECONDS + relayed / RELAYED_A_SECOND) * 1000,
    // One that the server ends has failed at once.
    underLoad: false,
  });
  const short = await phones.calls(RECORDS_FROM.short, '2003', {
    scenario: CALLER,
    calls: wantedShort,
    callsPerSecond: rate,
    talkMs: 1000,
    underLoad: true,
  });
  const samples = await watchSystem(system, SECONDS, () => long.count().up);
  await Promise.race([Promise.all([long.finished, short.finished]), pause(END_MS, undefined, { ref: false })]);

  const counts = { relayed: long.count(), short: short.count() };
  const admin = await logInAsAdmin(system.server.url);
  const records = {
    relayed: await recordsOf(system, admin, RECORDS_FROM.relayed, counts.relayed.made),
    short: await recordsOf(system, admin, RECORDS_FROM.short, counts.short.made),
  };
  const left = await channelsOf(admin);
  const up = samples.filter(({ second }) => second > relayed / RELAYED_A_SECOND + 5).map((one) => one.up);
  const heldUp = Math.min(...up);
  const flatness = flatnessOf(samples, minutes);

  const failures = [
    ...(counts.relayed.made < relayed || counts.short.made < wantedShort ? ['the load made fewer calls'] : []),
    ...(counts.relayed.failed + counts.short.failed > 0 ? ['calls failed'] : []),
    ...(counts.relayed.up + counts.short.up > 0 ? ['calls hang'] : []),
    ...(heldUp < relayed ? ['relayed calls dropped'] : []),
    ...(records.relayed === counts.relayed.made && records.short === counts.short.made
      ? []
      : ['records do not fit calls']),
    ...(left === 0 ? [] : ['channels were left']),
    ...flatness.failures,
  ];
  for (const calls of [long, short]) if (calls.count().failed > 0) console.error(calls.errors());
  report('soak', byMinute(samples, minutes, 'relayed at least'), [
    `relayed: ${counts.relayed.made} calls, ${counts.relayed.failed} failed, ${records.relayed} records, at least ${heldUp} up at once`,
    `short: ${counts.short.made} calls, ${counts.short.failed} failed, ${records.short} records`,
    `channels left: ${left}`,
    ...flatness.lines,
    failures.length === 0 ? `VERDICT: holds; ${flatness.verdict}` : `VERDICT: FAILED: ${failures.join('; ')}`,
  ]);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await phones.dispose();
  await system.server.dispose();
}
