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

/** Kept for as long as the dialog lives: as text, one character an octet, which pins no memory that others share. */
interface SentAck {
  readonly flow: Flow;
  readonly text: string;
}

/** The ACK that a dialog owes for the last 2xx, and its repetition when the 2xx comes again. */
export class AckSlot {
  readonly #sender: Pick<RequestSender, 'acknowledge'>;
  #owed: OwedAck | undefined;
  #sent: SentAck | undefined;
  #sending: Promise<void> | undefined;

  constructor(sender: Pick<RequestSender, 'acknowledge'>) {
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
        ({ flow, bytes }) => {
          if (this.#owed === owed) this.#sent = { flow, text: bytes.toString('latin1') };
        },
        () => {},
      )
      .finally(() => {
        if (this.#sending === sending) this.#sending = undefined;
      });
    this.#sending = sending;
  }

  repeat(): void {
    const sent = this.#sent;
    sent?.flow.send(Buffer.from(sent.text, 'latin1')).catch(() => {});
  }
}
