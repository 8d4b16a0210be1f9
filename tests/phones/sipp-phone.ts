import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMessage, type LoggedMessage, parseMessageLog } from './message-log.ts';
import { PhoneProcess, phoneFolder } from './phone-process.ts';
import { freeMediaPorts, freePorts, waitUntilBound } from './ports.ts';
import { commandLine, isCallee, type SippOptions, writeInputs } from './sipp-command-line.ts';

export interface SippResult {
  /** 0 = every call went as the scenario says, 1 = at least one did not, 97 or 99 = sipp itself gave up */
  readonly exitCode: number;
  readonly messages: readonly LoggedMessage[];
  /** sipp's own words about what went wrong */
  readonly errors: string;
}

/** One run of a sipp scenario. Start it through `usePhones()`, which also ends it. */
export class SippPhone {
  readonly host: string;
  readonly port: number;
  /** resolves when sipp has ended, whichever way the calls went */
  readonly finished: Promise<SippResult>;
  readonly #process: PhoneProcess;
  readonly #options: SippOptions;

  private constructor(options: SippOptions, host: string, port: number, process: PhoneProcess) {
    this.#options = options;
    this.host = host;
    this.port = port;
    this.#process = process;
    this.finished = process.ended.then(({ code }) => this.#result(code));
    this.finished.catch(() => {});
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Starts the scenario; resolves when its SIP port is open. */
  static async start(options: SippOptions): Promise<SippPhone> {
    const host = options.host ?? '127.0.0.1';
    const port = options.port ?? (await freePorts(2, host));
    const mediaPort = await freeMediaPorts(8, options.mediaHost ?? host);
    const folder = phoneFolder('sipp');
    writeInputs(folder, options);
    const args = commandLine(options, host, port, mediaPort);
    const phone = new SippPhone(options, host, port, new PhoneProcess({ command: 'sipp', args, folder }));
    const listens = options.transport !== 'tcp' || isCallee(options.scenario);
    if (listens) await Promise.race([waitUntilBound(port, options.transport ?? 'udp'), phone.finished]);
    return phone;
  }

  /** SIP messages so far: requests of a method, answers with a status, or all. */
  messages(direction?: 'sent' | 'received', methodOrStatus?: string | number): LoggedMessage[] {
    return readMessages(this.#process.folder).filter(
      (message) =>
        (direction === undefined || message.direction === direction) &&
        (methodOrStatus === undefined || isMessage(message, methodOrStatus)),
    );
  }

  /**
   * Waits for the end of the run.
   * @throws when a call did not go as the scenario says, with the last messages of the log
   */
  async succeeds(): Promise<SippResult> {
    const result = await this.finished;
    if (result.exitCode !== 0) throw new Error(`${this.#options.scenario} failed: ${describeFailure(result)}`);
    return result;
  }

  /** Ends the run, whatever state its calls are in. */
  async stop(): Promise<void> {
    await this.#process.stop('SIGTERM');
  }

  /** Ends the run if need be and removes its files. */
  async dispose(): Promise<void> {
    await this.#process.dispose();
  }

  #result(exitCode: number): SippResult {
    const errors = readIfThere(join(this.#process.folder, 'errors.log'));
    return {
      exitCode,
      messages: readMessages(this.#process.folder),
      errors: errors || (exitCode === 0 ? '' : this.#process.output.slice(-1500)),
    };
  }
}

function readMessages(folder: string): LoggedMessage[] {
  return parseMessageLog(readIfThere(join(folder, 'messages.log')));
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function describeFailure({ exitCode, errors, messages }: SippResult): string {
  const last = messages.slice(-12).map(({ direction, startLine }) => `  ${direction} ${startLine}`);
  return [`exit code ${exitCode}`, errors.trim().slice(-2000), 'Last messages:', ...last].join('\n');
}
