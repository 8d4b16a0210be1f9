import type { SippOptions } from '../phones/sipp-command-line.ts';
import type { SippPhone } from '../phones/sipp-phone.ts';
import { expectStatus } from '../system/api-client.ts';
import type { Office, Row } from './office.ts';
import type { Exchange } from './use-exchange.ts';

/** The outside world: a provider that is known by its address, and the numbers that lead from it into offices. */
export class Carrier {
  readonly #exchange: Exchange;
  readonly #address: string;

  private constructor(exchange: Exchange, address: string) {
    this.#exchange = exchange;
    this.#address = address;
  }

  /** @param address of loopback, other than the phones' own */
  static async at(exchange: Exchange, address: string): Promise<Carrier> {
    const body = { name: `carrier ${address}`, type: 'sip', host: address };
    expectStatus(await exchange.admin('POST', '/providers', body), 200);
    return new Carrier(exchange, address);
  }

  /** Makes an inbound route of the office; gives its uuid. */
  async route(office: Office, number: string, fields: Row): Promise<string> {
    const body = { tenant_id: office.tenantId, destination_number: number, ...fields };
    return String(expectStatus(await this.#exchange.admin('POST', '/inbound_routes', body), 200).body);
  }

  async reroute(uuid: string, fields: Row): Promise<void> {
    expectStatus(await this.#exchange.admin('PUT', `/inbound_routes/${uuid}`, fields), 200);
  }

  /** A scenario that calls a number of the platform as somebody outside. */
  call(scenario: string, options: Partial<SippOptions>): Promise<SippPhone> {
    return this.#exchange.phones.sipp({ scenario, ...this.#caller, ...options });
  }

  /** @returns the final status of a call that nobody takes */
  async isRefused(number: string, options: Partial<SippOptions> = {}): Promise<number> {
    const call = await this.call('uac-invites-and-is-refused', { number, ...options });
    const { messages } = await call.succeeds();
    const heard = messages.filter(({ direction }) => direction === 'received').map(({ startLine }) => startLine);
    return Number(/^SIP\/2\.0 ([3-6]\d\d) /.exec(heard.at(-1) ?? '')?.[1] ?? 0);
  }

  get #caller() {
    const server = { host: '127.0.0.1', port: this.#exchange.server.sipPort };
    return {
      host: this.#address,
      server,
      domain: '127.0.0.1',
      user: '+491701234567',
      display: 'Carla',
      password: 'none',
    };
  }
}
