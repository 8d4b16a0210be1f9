import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** the working directory, removed with the process's last trace */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProcessEnd {
  /** exit code, or 128 where a signal ended it */
  readonly code: number;
  readonly output: string;
}

const KEPT_OUTPUT = 5_000_000;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A new folder for one phone's files, in the system's temporary directory. */
export function phoneFolder(kind: string): string {
  return mkdtempSync(join(tmpdir(), `strowger-${kind}-`));
}

/** A phone program in a process of its own, with what it prints; it never outlives this process. */
export class PhoneProcess {
  readonly folder: string;
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #output = '';

  /** @throws (through `ended`) when the program is not installed */
  constructor({ command, args, folder, env }: ProcessOptions) {
    this.folder = folder;
    this.#child = spawn(command, args, { cwd: folder, stdio: 'pipe', env: { ...process.env, ...env } });
    running.add(this.#child);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    this.#child.stdin?.on('error', () => {});
    this.ended = this.#watch();
    this.ended.catch(() => {});
  }

  /** The end of what it printed so far, both streams together. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** Types a line into the program. */
  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /**
   * Waits until the output, from character `from` on, matches.
   * @throws when it does not within `timeoutMs`, or when the program ends before
   */
  async waitForOutput(pattern: RegExp, timeoutMs: number, from = 0): Promise<RegExpExecArray> {
    const found = () => pattern.exec(this.#output.slice(from));
    return new Promise((resolve, reject) => {
      const check = () => {
        const match = found();
        if (!match) return;
        finish();
        resolve(match);
      };
      const give = (why: string) => {
        finish();
        reject(new Error(`${why} ${pattern} appeared. Output:\n${this.#output.slice(-3000)}`));
      };
      const timer = setTimeout(() => give(`${timeoutMs} ms went by before`), timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        this.#watchers.delete(check);
      };
      this.#watchers.add(check);
      this.ended.then(
        () => give('The program ended before'),
        (error: Error) => give(`${error.message} before`),
      );
      check();
    });
  }

  /** Ends the program, by force when it does not go within `graceMs`. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', graceMs = 1000): Promise<void> {
    const force = setTimeout(() => this.#child.kill('SIGKILL'), graceMs);
    if (running.has(this.#child)) this.#child.kill(signal);
    await this.ended.catch(() => {});
    clearTimeout(force);
  }

  /** Ends the program if need be and removes its folder. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #hear(text: string): void {
    this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
    for (const watcher of [...this.#watchers]) watcher();
  }

  async #watch(): Promise<ProcessEnd> {
    try {
      const [code] = await once(this.#child, 'close');
      return { code: typeof code === 'number' ? code : 128, output: this.#output };
    } finally {
      running.delete(this.#child);
    }
  }
}
