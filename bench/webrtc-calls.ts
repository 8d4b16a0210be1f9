/**
 * WebRTC calls (SIP over WebSocket, ICE, DTLS-SRTP) relayed to plain RTP, PCMU on both sides: CPU of our processes for
 * each one, told by their parts, and the highest number that holds for half a minute without a lost packet. Each packet
 * is numbered, sent back by the far side and looked for by its sender; one that takes longer than 400 ms is lost.
 *
 * Beside, in the same run: what the callers' own end of the same streams costs (libdatachannel with nothing behind it),
 * the bare echo at the far side, and calls relayed by the same server without WebRTC.
 *
 *     node bench/webrtc-calls.ts [numbers of calls = 20,40,60,80,100,120] [seconds = 30]
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { logInAsAdmin } from '../tests/system/api-client.ts';
import { startCpuClock, startCpuClockOfParts } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';
import { LoadProcess } from './webrtc/load-process.ts';

const [numbers = '20,40,60,80,100,120', seconds = '30'] = process.argv.slice(2);
const steps = numbers.split(',').map(Number);
const HOLD_MS = Number(seconds) * 1000;
const SETTLE_MS = 3000;
const FRAME_SECONDS = 0.02;
/** As many as WebRTC calls at first, to be compared with them. */
const PLAIN_CALLS = steps[0] ?? 0;
const SCENARIO = fileURLToPath(new URL('./scenarios/uas-answers-with-media-elsewhere.xml', import.meta.url));

const system = await startSystem(4);
const admin = await logInAsAdmin(system.server.url);
// All come from one address.
await admin('PUT', '/settings', { sip_connection_rate: 0 });
const echo = new LoadProcess('./echo-process.ts');
const peers = new LoadProcess('./peers-process.ts');
const phones: SippPhone[] = [];

async function startCallee(number: string, scenario: string, keys: Record<string, number>): Promise<void> {
  const port = await freePorts(2);
  await runSipp({ scenario: 'uac-registers', ...phoneOf(system, number), port, expires: 3600 });
  const options = { scenario, keys, user: number, port, underLoad: true, calls: 100_000, timeoutMs: 3_600_000 };
  phones.push(await SippPhone.start(options));
}

/** Percent of a core for each call, by the parts of the server, when its `talkSeconds` (of all calls) are told. */
function startClock() {
  const ofParts = startCpuClockOfParts(system.pid);
  const ofCallers = startCpuClock(() => [peers.pid]);
  const ofEcho = startCpuClock(() => [echo.pid]);
  return (talkSeconds: number) => {
    const percent = (cpu: number) => (cpu / talkSeconds) * 100;
    const { 'other processes': gateway, ...parts } = ofParts();
    const ours = Object.values(parts).reduce((sum, part) => sum + part, gateway);
    const byPart = Object.entries({ ...parts, 'gateway process': gateway }).map(([name, cpu]) => [name, percent(cpu)]);
    return {
      ours: { '% of a core each': percent(ours), ...Object.fromEntries(byPart) },
      callers: percent(ofCallers()),
      echo: percent(ofEcho()),
    };
  };
}

let up = 0;
async function callUntil(calls: number): Promise<void> {
  const { user: number, ...login } = phoneOf(system, '2000');
  const account = { uuid: '', number, ...login };
  for (; up < calls; up += 1) {
    await peers.ask({ type: 'call', url: system.server.url, account, number: '2001' });
  }
  await pause(SETTLE_MS);
}

/** Holds a number of calls. */
async function hold(calls: number): Promise<{ rows: Row[]; lost: number }> {
  await callUntil(calls);
  await peers.ask({ type: 'measure' });
  const clock = startClock();
  await pause(HOLD_MS);
  const counts = await peers.ask({ type: 'counts' });
  if (counts.type !== 'counts') throw new Error('the load generator did not count');
  const { sent, lost, roundTripP99 } = counts;
  const { ours, callers, echo: echoed } = clock(sent * FRAME_SECONDS);
  const figures = { ...ours, sent, lost, 'round trip p99 ms': roundTripP99 };
  return {
    lost,
    rows: [
      { name: `${calls} WebRTC calls`, figures },
      { name: `${calls} callers alone (libdatachannel)`, figures: { '% of a core each': callers } },
      { name: `${calls} echoed streams (bare UDP)`, figures: { '% of a core each': echoed } },
    ],
  };
}

/** The same server without WebRTC: plain RTP on both sides, both of which talk. */
async function plainCalls(): Promise<Row> {
  const talkMs = HOLD_MS + SETTLE_MS * 2;
  const caller = await SippPhone.start({
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(system, '2002'),
    number: '2003',
    calls: PLAIN_CALLS,
    callsPerSecond: PLAIN_CALLS,
    talkMs,
    underLoad: true,
    timeoutMs: talkMs * 2,
  });
  phones.push(caller);
  await pause(SETTLE_MS);
  const clock = startClock();
  await pause(HOLD_MS);
  const { ours } = clock((PLAIN_CALLS * HOLD_MS) / 1000);
  await caller.succeeds();
  return { name: `${PLAIN_CALLS} calls without WebRTC`, figures: ours };
}

try {
  const { port: echoPort } = await echo.next<{ port: number }>();
  await startCallee('2001', SCENARIO, { echo_port: echoPort });
  await startCallee('2003', 'uas-answers-and-waits-for-bye', {});
  const plain = await plainCalls();
  const rows: Row[] = [];
  let held = 0;
  for (const calls of steps) {
    const step = await hold(calls);
    rows.push(...step.rows);
    if (step.lost > 0) break;
    held = calls;
  }
  await peers.ask({ type: 'hang-up' });
  const each = rows[0]?.figures['% of a core each'] ?? Number.NaN;
  const ratio = each / (plain.figures['% of a core each'] || Number.NaN);
  report(
    'webrtc-calls',
    [...rows, plain],
    [
      `highest number of WebRTC calls held ${seconds} s without loss: ${held} (of ${numbers})`,
      `a WebRTC call costs ${ratio.toFixed(1)} times a call without WebRTC`,
    ],
  );
} finally {
  await Promise.all([...phones.map((phone) => phone.dispose()), peers.dispose(), echo.dispose()]);
  await system.server.dispose();
}
