import type { Database } from '@strowger/db';
import type { Logger } from 'pino';

/** How often a process that has not got the duty asks for it: so long are providers without us when the other one dies. */
const ASK_MS = 2000;

export interface RegistrationDutyOptions {
  readonly db: Pick<Database, 'tryLock'>;
  readonly log: Logger;
  readonly name: string;
  /** It was taken or lost. */
  readonly changed: () => void;
  readonly askMs?: number;
}

/**
 * Of the processes on one database one has the duty to register with providers: whoever holds an advisory lock. A process
 * that dies loses it with its connection. One whose connection alone is lost stays on duty until another has taken over, so
 * that no provider is left because the database is away.
 */
export class RegistrationDuty {
  readonly #options: RegistrationDutyOptions;
  #isHeld = false;
  #release: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(options: RegistrationDutyOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Asks for the first time; resolves when that is answered. */
  async start(): Promise<void> {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    void this.#ask(resolve);
    await asked;
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#release?.();
  }

  async #ask(answered?: () => void): Promise<void> {
    const { db, log, name } = this.#options;
    try {
      const outcome = await db.tryLock(name, async (signal) => {
        this.#set(true);
        answered?.();
        await this.#whileHeld(signal);
      });
      if (!outcome.locked) this.#set(false);
    } catch (error) {
      log.warn({ err: error }, 'the duty to register with providers could not be asked for');
    }
    answered?.();
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#ask(), this.#options.askMs ?? ASK_MS).unref();
  }

  /** Until we stop, or the connection that holds the lock is lost. */
  #whileHeld(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#release = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (this.#isStopped || signal.aborted) resolve();
    });
  }

  #set(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (!this.#isStopped) this.#options.changed();
  }
}
