/** A text message on its way out. */
export interface Sms {
  /** The same for each try of one message: a provider that knows such keys sends it once. */
  readonly key: string;
  /** As the provider wants it. */
  readonly to: string;
  /** Who is shown as its sender; empty: whom the provider shows. */
  readonly from: string;
  readonly text: string;
}

/** Takes text messages to the telephone network. */
export interface SmsCarrier {
  /** Resolves when the provider has taken the message over. Rejects with SmsFailed. */
  send(sms: Sms, signal: AbortSignal): Promise<void>;
}

/** Nothing was answered: it may have taken the message all the same. */
export const NOT_ASKED = 'the provider could not be asked';

/** A provider did not take a message: not now, or `forGood` not at all. The reason holds nothing of its answer. */
export class SmsFailed extends Error {
  readonly forGood: boolean;

  constructor(reason: string, forGood: boolean) {
    super(reason);
    this.name = 'SmsFailed';
    this.forGood = forGood;
  }
}
