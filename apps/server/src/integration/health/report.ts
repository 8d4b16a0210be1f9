import { setTimeout as wait } from 'node:timers/promises';
import { APPLICATIONS } from '../registry.ts';
import { accessChecks } from './checks/access.ts';
import { applicationChecks } from './checks/applications.ts';
import { cdrChecks } from './checks/cdr.ts';
import { dataChecks } from './checks/data.ts';
import { engineChecks } from './checks/engine.ts';
import { timeChecks } from './checks/time.ts';
import {
  failing,
  HEALTH_SECTIONS,
  type HealthCheck,
  type HealthFinding,
  type HealthQuestion,
  type HealthStatus,
} from './health-check.ts';

/** How long a check may take. */
const PATIENCE_MS = 5_000;

export interface HealthRow extends HealthFinding {
  readonly check: string;
}

/** The answer of contract 40 B9, but for its time. */
export interface HealthReport {
  readonly status: 'success' | 'warning' | 'error';
  readonly message: string;
  readonly sections: readonly { readonly section: string; readonly checks: readonly HealthRow[] }[];
  readonly applications: readonly {
    readonly application: string;
    readonly aliases: readonly string[];
    readonly version: string;
    readonly status: HealthStatus;
  }[];
}

const WORST: readonly HealthStatus[] = ['OK', 'WARNING', 'ERROR'];
const WORDS = { OK: 'success', WARNING: 'warning', ERROR: 'error' } as const;
const MESSAGES = {
  OK: 'All checks passed',
  WARNING: 'Some checks need attention',
  ERROR: 'Some checks failed',
} as const;

/** Runs the checks side by side. @param wanted names of sections in any case; absent or empty: all of them */
export async function healthReport(
  asked: HealthQuestion,
  wanted: readonly string[] | undefined,
): Promise<HealthReport> {
  const names = new Set((wanted ?? []).map((name) => name.toLowerCase()));
  const sections = await Promise.all(
    HEALTH_SECTIONS.filter((section) => names.size === 0 || names.has(section.toLowerCase())).map(async (section) => ({
      section,
      checks: await rowsOf(checksOf(section), asked),
    })),
  );
  const worst = worstOf(sections.flatMap(({ checks }) => checks));
  return {
    status: WORDS[worst],
    message: MESSAGES[worst],
    sections,
    applications: APPLICATIONS.map(({ name, aliases, version }) => ({
      application: name,
      aliases,
      version,
      status: worstOf(sections.flatMap((one) => one.checks.filter(({ check }) => check === name))),
    })),
  };
}

function checksOf(section: string): HealthCheck[] {
  const own = [...accessChecks, ...applicationChecks(), ...engineChecks, ...dataChecks, ...cdrChecks, ...timeChecks];
  const theirs = APPLICATIONS.flatMap(({ healthChecks }) => healthChecks ?? []);
  return [...own, ...theirs].filter((check) => check.section === section);
}

async function rowsOf(checks: readonly HealthCheck[], asked: HealthQuestion): Promise<HealthRow[]> {
  const rows = await Promise.all(
    checks.map(async (one): Promise<HealthRow[]> => {
      const finding = await findingOf(one, asked);
      return finding === null ? [] : [{ check: one.check, ...finding }];
    }),
  );
  return rows.flat();
}

async function findingOf(check: HealthCheck, asked: HealthQuestion): Promise<HealthFinding | null> {
  const over = new AbortController();
  const late = wait(PATIENCE_MS, undefined, { signal: over.signal, ref: false }).then(() =>
    failing('The check took too long'),
  );
  try {
    return await Promise.race([check.run(asked), late]);
  } catch (error) {
    asked.platform.log.warn({ err: error, check: check.check }, 'a health check failed');
    return failing('The check could not be carried out');
  } finally {
    late.catch(() => undefined);
    over.abort();
  }
}

function worstOf(findings: readonly HealthFinding[]): HealthStatus {
  const rank = Math.max(0, ...findings.map(({ status }) => WORST.indexOf(status)));
  return WORST[rank] ?? 'ERROR';
}
