import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PhoneProcess, phoneFolder } from '../../tests/phones/phone-process.ts';
import { freePorts } from '../../tests/phones/ports.ts';
import { commandLine, type SippOptions, writeInputs } from '../../tests/phones/sipp-command-line.ts';

/** Calls of a run up to now. */
export interface CallCount {
  readonly made: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly up: number;
}

/** Calls that go on until they are stopped. */
export interface CallsUnderWay {
  /** Resolves when the last of them has ended, whichever way they went. */
  readonly finished: Promise<void>;
  count(): CallCount;
  /** No new call is made; those that are up go on to their ends. */
  stop(): void;
  /** What there is to say of the first call that failed. */
  errors(): string;
  dispose(): Promise<void>;
}

const MEDIA_PORTS = 8;

/** A run of a calling sipp scenario that keeps count of its calls. */
export class CountedCalls implements CallsUnderWay {
  /** Resolves when sipp has ended, whichever way its calls went. */
  readonly finished: Promise<void>;
  readonly #process: PhoneProcess;

  private constructor(run: PhoneProcess) {
    this.#process = run;
    this.finished = run.ended.then(() => undefined);
  }

  static async start(options: SippOptions): Promise<CountedCalls> {
    const host = '127.0.0.1';
    const folder = phoneFolder('sipp');
    writeInputs(folder, options);
    const call = commandLine(options, host, await freePorts(2), await freePorts(MEDIA_PORTS));
    const args = [...call, '-trace_stat', '-stf', 'count.csv', '-fd', '1'];
    return new CountedCalls(new PhoneProcess({ command: 'sipp', args, folder }));
  }

  /** As sipp wrote it down within the last second. */
  count(): CallCount {
    const path = join(this.#process.folder, 'count.csv');
    const [names = '', ...rows] = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
    const values = rows.at(-1)?.split(';') ?? [];
    const figure = (name: string) => Number(values[names.split(';').indexOf(name)] ?? 0);
    return {
      made: figure('TotalCallCreated'),
      succeeded: figure('SuccessfulCall(C)'),
      failed: figure('FailedCall(C)'),
      up: figure('CurrentCall'),
    };
  }

  /** Makes no new call: it ends when those that are up have ended. */
  stop(): void {
    process.kill(this.#process.pid, 'SIGUSR1');
  }

  /** What sipp said of the first call that failed. */
  errors(): string {
    const path = join(this.#process.folder, 'errors.log');
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    return text.slice(Math.max(0, text.search(/Aborting|Discarding/))).slice(0, 1500);
  }

  async dispose(): Promise<void> {
    await this.#process.dispose();
  }
}
