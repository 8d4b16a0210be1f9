import type { Hop } from '../endpoint/hop.ts';
import type { RequestSender } from '../endpoint/request-sender.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest } from '../message/message.ts';
import type { Flow } from '../transport/transport.ts';

/** What the ACK of a 2xx takes over from its INVITE (RFC 3261 §13.2.2.4). */
interface OwedAck {
  readonly sequence: number;
  readonly credentials: readonly HeaderEntry[];
}

interface SentAck {
  readonly flow: Flow;
  readonly bytes: Buffer;
}

/** The ACK that a dialog owes for the last 2xx, and its repetition when the 2xx comes again. */
export class AckSlot {
  readonly #sender: RequestSender;
  #owed: OwedAck | undefined;
  #sent: SentAck | undefined;
  #sending: Promise<void> | undefined;

  constructor(sender: RequestSender) {
    this.#sender = sender;
  }

  get owed(): OwedAck | undefined {
    return this.#owed;
  }

  /** Settles once the ACK has left; undefined when none is on its way. What follows it must not overtake it. */
  get sending(): Promise<void> | undefined {
    return this.#sending;
  }

  owe(invite: SipRequest): void {
    const credentials = (['Authorization', 'Proxy-Authorization'] as const).flatMap((name) =>
      invite.headers.getAll(name).map((value): HeaderEntry => [name, value]),
    );
    this.#owed = { sequence: invite.cseq.sequence, credentials };
    this.#sent = undefined;
  }

  /** A lost ACK is asked for by another 2xx: failures need no other treatment. */
  send(ack: SipRequest, hop: Hop): void {
    const owed = this.#owed;
    const sending = this.#sender
      .acknowledge(ack, hop)
      .then(
        (sent) => {
          if (this.#owed === owed) this.#sent = sent;
        },
        () => {},
      )
      .finally(() => {
        if (this.#sending === sending) this.#sending = undefined;
      });
    this.#sending = sending;
  }

  repeat(): void {
    this.#sent?.flow.send(this.#sent.bytes).catch(() => {});
  }
}
