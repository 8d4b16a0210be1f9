import { mkdtempSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SippOptions } from '../../tests/phones/sipp-command-line.ts';
import { SippPhone } from '../../tests/phones/sipp-phone.ts';
import { logInAsAdmin } from '../../tests/system/api-client.ts';
import { type ServerProcess, startServer } from '../../tests/system/server-process.ts';
import { makeTenant, type TestTenant } from '../../tests/system/tenant.ts';
import { PROFILED } from './cpu-profile.ts';

/** A server process with one tenant, to be put under load. */
export interface SystemUnderLoad {
  readonly server: ServerProcess;
  readonly tenant: TestTenant;
  readonly pid: number;
  /** Where it writes down what it holds in memory, if it does (`soak/tell-heaps.ts`). */
  readonly heaps: string;
}

const TELLS_HEAPS = fileURLToPath(new URL('../soak/tell-heaps.ts', import.meta.url));

/**
 * All load comes from one address: the limits that hold hostile addresses off are lifted.
 *
 * @param extensions how many extensions, from 2000 on; each takes any number of calls at once
 */
export async function startSystem(
  extensions: number,
  { profile = false, tellsHeaps = false } = {},
): Promise<SystemUnderLoad> {
  const heaps = join(mkdtempSync(join(tmpdir(), 'strowger-heaps-')), 'heaps.json');
  const variables = {
    STROWGER_LOG: 'error',
    STROWGER_RTP_PORTS: '20000-29999',
    ...(profile ? PROFILED : {}),
    ...(tellsHeaps ? { NODE_OPTIONS: `--import=${TELLS_HEAPS}`, BENCH_HEAPS: heaps } : {}),
  };
  // With a database of its own, whose work is counted.
  const server = await startServer(variables, 'embedded');
  const admin = await logInAsAdmin(server.url);
  await admin('PUT', '/settings', { sip_message_rate: 0 });
  const tenant = await makeTenant(server.url, admin, 'bench');
  await admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: -1 });
  for (let i = 0; i < extensions; i += 1) await tenant.addExtension(String(2000 + i), { limit_max: 1000 });
  return { server, tenant, pid: pidOf(server.data), heaps };
}

/** The process whose environment names that data directory. */
function pidOf(data: string): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (isServer(Number(name), data)) return Number(name);
  }
  throw new Error('the server process is gone');
}

function isServer(pid: number, data: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) =>
      readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith(`${data}/journal/spool/`),
    );
  } catch {
    return false;
  }
}

/** How a load went. */
export interface LoadRun {
  readonly calls: number;
  /** From the start of the first to the end of the last, with the generator's own start. */
  readonly seconds: number;
  readonly failed: boolean;
}

/** Runs one sipp scenario to its end, and prints what sipp said when a call did not go as the scenario says. */
export async function runSipp(options: SippOptions): Promise<LoadRun> {
  const began = performance.now();
  const phone = await SippPhone.start({ underLoad: true, ...options });
  const { exitCode, errors } = await phone.finished;
  const seconds = (performance.now() - began) / 1000;
  await phone.dispose();
  if (exitCode !== 0) console.error(errors.slice(0, 500));
  return { calls: options.calls ?? 1, seconds, failed: exitCode !== 0 };
}

export function phoneOf(system: SystemUnderLoad, number: string) {
  return {
    user: number,
    password: `sip-secret-${number}`,
    domain: system.tenant.domain,
    server: { host: '127.0.0.1', port: system.server.sipPort },
  };
}
