import { setTimeout as pause } from 'node:timers/promises';
import { type Dialog, SipEndpoint } from '@strowger/sip';
import { phoneOf, type SystemUnderLoad } from '../load/system-under-load.ts';
import { AfterTheBeep } from './after-the-beep.ts';
import type { CallCount, CallsUnderWay } from './counted-calls.ts';

/** A caller does not wait longer for the beep. */
const PATIENCE_MS = 30_000;
/** A frame that is later than this is lost to any jitter buffer. */
const IN_TIME_MS = 250;
/** Between the calls of one caller, and the first calls of two of them. */
const PAUSE_MS = 250;
const SDP = 'application/sdp';

export interface Leaving {
  readonly extension: string;
  readonly number: string;
  readonly atOnce: number;
  /** How long each of them talks once he has heard the beep. */
  readonly talkMs: number;
}

/** What they have said into the mailbox. */
interface Said {
  /** Calls that heard the beep and talked. */
  readonly calls: number;
  /** Of them those whose voice this machine could not send in time: what the mailbox has of it is not the server's doing. */
  readonly stammered: number;
  /** Longest time between the answer and the end of the beep. */
  readonly longestWaitMs: number;
}

/** Callers that leave a message each, one after the other, until they are stopped: whoever hears a beep talks. */
export class MessageLeavers implements CallsUnderWay {
  readonly finished: Promise<void>;
  readonly #sip = new SipEndpoint({
    listen: [{ transport: 'udp', address: '127.0.0.1', port: 0 }],
    onRequest: (_request, transaction) => transaction.respond(200),
  });
  readonly #system: SystemUnderLoad;
  readonly #leaving: Leaving;
  readonly #stopped = new AbortController();
  readonly #talked: { readonly waitMs: number; readonly lateMs: number }[] = [];
  readonly #errors: string[] = [];
  #made = 0;
  #up = 0;

  constructor(system: SystemUnderLoad, leaving: Leaving) {
    this.#system = system;
    this.#leaving = leaving;
    this.finished = this.#run();
    this.finished.catch(() => undefined);
  }

  count(): CallCount {
    const succeeded = this.#talked.length;
    return { made: this.#made, succeeded, failed: this.#errors.length, up: this.#up };
  }

  said(): Said {
    return {
      calls: this.#talked.length,
      stammered: this.#talked.filter(({ lateMs }) => lateMs > IN_TIME_MS).length,
      longestWaitMs: Math.max(0, ...this.#talked.map(({ waitMs }) => waitMs)),
    };
  }

  stop(): void {
    this.#stopped.abort();
  }

  errors(): string {
    return this.#errors[0] ?? '';
  }

  async dispose(): Promise<void> {
    this.stop();
    await this.#sip.stop();
  }

  async #run(): Promise<void> {
    await this.#sip.start();
    await Promise.all(Array.from({ length: this.#leaving.atOnce }, (_, place) => this.#callAgain(place * PAUSE_MS)));
  }

  async #callAgain(afterMs: number): Promise<void> {
    const { signal } = this.#stopped;
    for (let wait = afterMs; ; wait = PAUSE_MS) {
      await pause(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      this.#made += 1;
      this.#up += 1;
      await this.#call().catch((error: unknown) => this.#errors.push(String(error)));
      this.#up -= 1;
    }
  }

  async #call(): Promise<void> {
    const media = await AfterTheBeep.open();
    try {
      const { dialog, port } = await this.#answered(media.offer);
      const waitMs = await media.beep(PATIENCE_MS);
      const lateMs = waitMs === null ? 0 : await media.talk(port, this.#leaving.talkMs);
      await dialog.bye({});
      if (waitMs === null) throw new Error('no beep was heard');
      this.#talked.push({ waitMs, lateMs });
    } finally {
      media.close();
    }
  }

  #answered(body: string): Promise<{ readonly dialog: Dialog; readonly port: number }> {
    const { extension, number } = this.#leaving;
    const { user, password, domain, server } = phoneOf(this.#system, extension);
    const { promise, resolve, reject } = Promise.withResolvers<{ dialog: Dialog; port: number }>();
    const uri = `sip:${number}@${domain}`;
    this.#sip.invite(
      {
        uri,
        from: `<sip:${user}@${domain}>`,
        to: `<${uri}>`,
        target: { transport: 'udp', address: server.host, port: server.port },
        contactUser: user,
        credentials: () => ({ username: user, password }),
        body,
        contentType: SDP,
      },
      {
        onAnswer: (response, dialog) => {
          dialog.onRequest = (_request, transaction) => transaction.respond(200);
          dialog.ack({});
          resolve({ dialog, port: Number(/^m=audio (\d+) /m.exec(response.text)?.[1] ?? 0) });
        },
        onFailure: ({ status }) => reject(new Error(`a call was answered ${status}`)),
      },
    );
    return promise;
  }
}
