/** What tabs of one browser tell each other about the phone of an extension. */
type Message =
  /** May I have the phone? */
  | { readonly type: 'ask' }
  | { readonly type: 'answer'; readonly free: boolean }
  | { readonly type: 'dial'; readonly number: string };

export interface PhoneTabListener {
  /** This tab has the phone from now on. */
  got(): void;
  /** Another tab has it. */
  lost(): void;
  /** Whether it may be taken away: no call is up. */
  isFree(): boolean;
  /** Another tab asks for a call. */
  dial(number: string): void;
}

const ANSWER_MS = 400;

/**
 * One tab of a browser is the phone of an extension; the others know so, pass numbers on to it, may ask for it, and the
 * next takes its place when it is closed. Two would ring in one ear, and fight for the microphone.
 */
export class PhoneTab {
  readonly #name: string;
  readonly #listener: PhoneTabListener;
  readonly #channel: BroadcastChannel;
  readonly #abort = new AbortController();
  #has = false;
  #answered: ((free: boolean) => void) | null = null;

  /** @param extensionUuid whose phone it is */
  constructor(extensionUuid: string, listener: PhoneTabListener) {
    this.#name = `strowger.phone.${extensionUuid}`;
    this.#listener = listener;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', (event: MessageEvent<Message>) => this.#hear(event.data));
  }

  /** Waits for the phone; whoever has it first keeps it. */
  async start(): Promise<void> {
    const held = await navigator.locks.query();
    if (held.held?.some(({ name }) => name === this.#name)) this.#listener.lost();
    this.#request({ signal: this.#abort.signal });
  }

  /** Takes the phone from the tab that has it, unless a call is up there. @returns whether it was taken */
  async take(): Promise<boolean> {
    const free = await this.#ask();
    if (free) this.#request({ steal: true });
    return free;
  }

  /** Has the tab with the phone call a number. */
  passOn(number: string): void {
    this.#send({ type: 'dial', number });
  }

  /** Gives the phone up for good. */
  stop(): void {
    this.#has = false;
    this.#abort.abort();
    this.#channel.close();
  }

  #request(options: LockOptions): void {
    navigator.locks.request(this.#name, options, () => this.#hold()).catch(() => this.#taken());
  }

  /** Holds the phone until this tab is closed or another takes it. */
  #hold(): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    this.#has = true;
    this.#listener.got();
    return new Promise((resolve) => this.#abort.signal.addEventListener('abort', () => resolve()));
  }

  #taken(): void {
    if (this.#abort.signal.aborted || !this.#has) return;
    this.#has = false;
    this.#listener.lost();
    this.#request({ signal: this.#abort.signal });
  }

  /** A tab that does not answer hangs, and is not asked again. */
  #ask(): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (free: boolean) => {
        clearTimeout(timer);
        this.#answered = null;
        resolve(free);
      };
      const timer = setTimeout(() => done(true), ANSWER_MS);
      this.#answered = done;
      this.#send({ type: 'ask' });
    });
  }

  #hear(message: Message): void {
    if (message.type === 'answer') this.#answered?.(message.free);
    if (!this.#has) return;
    if (message.type === 'ask') this.#send({ type: 'answer', free: this.#listener.isFree() });
    if (message.type === 'dial') this.#listener.dial(message.number);
  }

  #send(message: Message): void {
    this.#channel.postMessage(message);
  }
}
