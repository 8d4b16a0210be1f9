import type { BaresipOptions } from '../phones/baresip-configuration.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import type { LinphoneOptions, LinphonePhone } from '../phones/linphone-phone.ts';
import type { LoggedMessage } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import type { SippOptions } from '../phones/sipp-command-line.ts';
import type { SippPhone } from '../phones/sipp-phone.ts';
import type { Phones } from '../phones/use-phones.ts';

/** Where an account is and how it logs in. */
export interface SipAccount {
  readonly uuid: string;
  readonly number: string;
  readonly password: string;
  readonly domain: string;
  readonly server: { readonly host: string; readonly port: number };
}

type PhoneSettings<Options> = Partial<Omit<Options, 'scenario'>>;

/** An extension with the phones that log in as it. */
export class Subscriber {
  readonly account: SipAccount;
  readonly #phones: Phones;

  constructor(account: SipAccount, phones: Phones) {
    this.account = account;
    this.#phones = phones;
  }

  get number(): string {
    return this.account.number;
  }

  get uuid(): string {
    return this.account.uuid;
  }

  /** A softphone; resolves when it is registered. */
  baresip(options: PhoneSettings<BaresipOptions> = {}): Promise<BaresipPhone> {
    return this.#phones.baresip({ ...this.#login, ...options });
  }

  linphone(options: PhoneSettings<LinphoneOptions> = {}): Promise<LinphonePhone> {
    return this.#phones.linphone({ ...this.#login, ...options });
  }

  /** A scenario that calls `number`, or registers, as this extension. */
  sipp(scenario: string, options: PhoneSettings<SippOptions> = {}): Promise<SippPhone> {
    return this.#phones.sipp({ scenario, ...this.#login, ...options });
  }

  /** A scenario that is called: registered first, waiting for the INVITE when this resolves. */
  async sippCallee(scenario: string, options: PhoneSettings<SippOptions> = {}): Promise<SippPhone> {
    const port = await freePorts(2, options.host);
    const registered = await this.sipp('uac-registers', { ...options, port });
    await registered.succeeds();
    return this.sipp(scenario, { ...options, port });
  }

  /**
   * Calls a number that nobody answers.
   * @returns the final status that the caller hears
   */
  async isRefused(number: string, options: PhoneSettings<SippOptions> = {}): Promise<number> {
    const call = await this.sipp('uac-invites-and-is-refused', { ...options, number });
    const { messages } = await call.succeeds();
    return statuses(messages).at(-1) ?? 0;
  }

  /** Registers; the statuses that are heard: `[401, 200]` where all is well. */
  async registers(options: PhoneSettings<SippOptions> = {}): Promise<number[]> {
    const registration = await this.sipp('uac-registers', options);
    return statuses((await registration.finished).messages);
  }

  get #login() {
    const { number, password, domain, server } = this.account;
    return { user: number, password, domain, server };
  }
}

/** The final answers that were received. */
function statuses(messages: readonly LoggedMessage[]): number[] {
  return messages
    .filter(({ direction }) => direction === 'received')
    .map(({ startLine }) => Number(/^SIP\/2\.0 ([2-6]\d\d) /.exec(startLine)?.[1] ?? 0))
    .filter((status) => status > 0);
}
