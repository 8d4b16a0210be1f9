import type { WebSocket } from 'ws';
import type { AccessControl } from '../../access/access-control.ts';
import { callerOfToken } from '../../access/authenticator.ts';
import type { Caller } from '../../access/caller.ts';
import { scopeOf } from '../../access/scope.ts';
import { ApiError } from '../../http/errors.ts';
import { concerns, type Notice } from './notice.ts';

/** Contract 10 §1.13. */
const INVALID_TOKEN = 4401;
/** A client that leaves so much unread is not following. */
const MOST_UNREAD_BYTES = 1024 * 1024;
/** How long a closing handshake may take. */
const CLOSING_MS = 1_000;

/** One open socket, and for whom it is open now. */
export class Listener {
  readonly #socket: WebSocket;
  readonly #control: AccessControl;
  readonly #token: string;
  #caller: Caller | null = null;
  #answersPings = true;

  constructor(socket: WebSocket, control: AccessControl, token: string) {
    this.#socket = socket;
    this.#control = control;
    this.#token = token;
    socket.on('error', () => this.#endSoon());
    socket.on('pong', () => {
      this.#answersPings = true;
    });
  }

  /** Null until the token was found good. */
  get caller(): Caller | null {
    return this.#caller;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  onClose(listener: () => void): void {
    this.#socket.once('close', listener);
  }

  /** Asks again for whom it is open, and closes it when its token is good no more. */
  async check(): Promise<void> {
    try {
      const { caller } = await callerOfToken(this.#control, this.#token);
      if (caller.mfaPending) this.close(INVALID_TOKEN);
      else this.#caller = caller;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) this.close(INVALID_TOKEN);
      // What cannot be asked now is asked again soon; a socket that was never good is not kept.
      else if (this.#caller === null) throw error;
    }
  }

  tell(notice: Notice, frame: string): void {
    const caller = this.#caller;
    if (!this.isOpen || caller === null || !concerns(scopeOf(caller), caller.userId, notice)) return;
    this.#socket.send(frame);
    if (this.#socket.bufferedAmount > MOST_UNREAD_BYTES) this.#socket.terminate();
  }

  /** A peer that left the last ping unanswered is gone. */
  ping(): void {
    if (!this.#answersPings) this.#socket.terminate();
    else if (this.isOpen) {
      this.#answersPings = false;
      this.#socket.ping();
    }
  }

  close(code: number): void {
    if (!this.isOpen) return;
    this.#caller = null;
    this.#socket.close(code);
    this.#endSoon();
  }

  /** Whoever does not take part in closing is cut off. */
  #endSoon(): void {
    setTimeout(() => this.#socket.terminate(), CLOSING_MS).unref();
  }
}
