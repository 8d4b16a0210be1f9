import { randomUUID } from 'node:crypto';
import type { Platform } from '../../platform.ts';
import { type Attempt, type Ending, newAttempt } from './attempt.ts';
import { type DenialSummary, Denials } from './denials.ts';
import { writeAttempt } from './write-attempt.ts';

const SUMMARY_EVERY_MS = 60_000;

/** Writes rows of requests that no transaction of their own wrote; a flood of denials becomes a few (contract 40 B3, B8). */
export class AttemptLog {
  readonly #platform: Platform;
  readonly #denials = new Denials();
  readonly #timer: NodeJS.Timeout;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#timer = setInterval(() => void this.#tell(this.#denials.expired(Date.now())), SUMMARY_EVERY_MS).unref();
  }

  /** Never throws: what was answered has been answered. */
  async write(attempt: Attempt, ending: Ending): Promise<void> {
    if (ending.outcome === 'denied_ip') {
      const { own, told } = this.#denials.note(attempt.ip, Date.now());
      await this.#tell(told);
      if (!own) return;
      this.#platform.log.warn(deniedLine(attempt, ending.reason));
    }
    await this.#insert(attempt, ending);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#tell(this.#denials.expired(Number.MAX_SAFE_INTEGER));
  }

  async #insert(attempt: Attempt, ending: Ending): Promise<void> {
    try {
      await this.#platform.db.transaction({ kind: 'all' }, (trx) => writeAttempt(trx, attempt, ending));
    } catch (error) {
      this.#platform.log.error({ err: error }, 'the audit log of the integration API cannot be written');
    }
  }

  async #tell(summaries: readonly DenialSummary[]): Promise<void> {
    for (const { address, count } of summaries) {
      const reason = `${count} more denials within a minute`;
      this.#platform.log.warn(
        `integration-api denied ip=${address === '' ? 'many' : address} reason=repeated count=${count}`,
      );
      await this.#insert(summaryAttempt(address), { status: 403, outcome: 'denied_ip', reason, bytes: null });
    }
  }
}

/** One line with a stable beginning, for whoever reads logs to shut addresses out. */
function deniedLine({ ip, path }: Attempt, reason: string | null): string {
  const shown = encodeURI(path.toWellFormed()).replaceAll(/\s/g, '');
  return `integration-api denied ip=${ip} reason=${reason ?? ''} path=${shown}`;
}

function summaryAttempt(ip: string): Attempt {
  const nothing = { peerIp: '', forwardedFor: null, userAgent: '', method: '', path: '' };
  return newAttempt({ requestId: randomUUID(), ip, ...nothing });
}
