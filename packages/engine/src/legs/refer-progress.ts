import { type Dialog, type HeaderEntry, reasonPhrase } from '@strowger/sip';
import { withinMs } from '../within.ts';

const FRAGMENT = 'message/sipfrag;version=2.0';
/** How long the implicit subscription may last, seconds: longer than any phone rings. */
const SUBSCRIBED_S = 180;
const LONGEST_WAIT_MS = 2000;

/**
 * Tells the phone that sent REFER how its transfer goes: the implicit subscription of RFC 3515 §2.4.4, closed by the
 * final status. Silent where the phone wants none (RFC 4488).
 */
export class ReferProgress {
  readonly #dialog: Dialog;
  #state: 'silent' | 'open' | 'closed';
  #last: Promise<unknown> = Promise.resolve();

  constructor(dialog: Dialog, subscribed: boolean) {
    this.#dialog = dialog;
    this.#state = subscribed ? 'open' : 'silent';
  }

  /** The phone wants to hear how it goes on. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** 100 at once, 180 when the target rings. */
  reached(status: 100 | 180): void {
    if (this.#state === 'open') this.#notify(status, `active;expires=${SUBSCRIBED_S}`);
  }

  /** Resolves when the phone has taken the last notice; one that does not answer is not waited for. */
  async ended(status: number): Promise<void> {
    if (this.#state === 'open') this.#notify(status, 'terminated;reason=noresource');
    this.#state = 'closed';
    await withinMs(this.#last, LONGEST_WAIT_MS, undefined);
  }

  /** One after the other: notices that overtake each other would tell nonsense. */
  #notify(status: number, subscription: string): void {
    const headers: HeaderEntry[] = [
      ['Event', 'refer'],
      ['Subscription-State', subscription],
    ];
    const body = `SIP/2.0 ${status} ${reasonPhrase(status)}\r\n`;
    this.#last = this.#last.then(() =>
      this.#dialog.state === 'terminated'
        ? undefined
        : this.#dialog.request({ method: 'NOTIFY', headers, body, contentType: FRAGMENT }).catch(() => undefined),
    );
  }
}
