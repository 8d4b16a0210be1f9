import { freePorts } from '../phones/ports.ts';
import type { SippOptions } from '../phones/sipp-command-line.ts';
import type { SippPhone } from '../phones/sipp-phone.ts';
import { expectStatus } from '../system/api-client.ts';
import type { Office, Row } from './office.ts';
import type { Exchange } from './use-exchange.ts';

interface Place {
  readonly address: string;
  readonly port: number;
  readonly providerId: number;
}

/**
 * The outside world: a provider that is known by its address, the numbers that lead from it into offices, and those that
 * lead to it.
 */
export class Carrier {
  readonly providerId: number;
  readonly #exchange: Exchange;
  readonly #address: string;
  #port: number;

  private constructor(exchange: Exchange, { address, port, providerId }: Place) {
    this.#exchange = exchange;
    this.#address = address;
    this.#port = port;
    this.providerId = providerId;
  }

  /** @param address of loopback, other than the phones' own */
  static async at(exchange: Exchange, address: string, fields: Row = {}): Promise<Carrier> {
    const port = await freePorts(2, address);
    const body = { name: `carrier ${address}`, type: 'sip', host: address, port, ...fields };
    const providerId = Number(expectStatus(await exchange.admin('POST', '/providers', body), 200).body);
    return new Carrier(exchange, { address, port, providerId });
  }

  /** Changes the provider. */
  async change(fields: Row): Promise<void> {
    expectStatus(await this.#exchange.admin('PUT', `/providers/${this.providerId}`, fields), 200);
  }

  /** To another port: a call that was given up without an answer is sent to the old one for half a minute (RFC 3261 §9.1). */
  async move(): Promise<void> {
    this.#port = await freePorts(2, this.#address);
    await this.change({ port: this.#port });
  }

  /** Makes a route of all tenants over it. */
  async serves(prefix: string, fields: Row = {}): Promise<void> {
    const body = {
      name: `to ${prefix}`,
      destination_id: prefix,
      provider_id: this.providerId,
      service_flag: 1,
      ...fields,
    };
    expectStatus(await this.#exchange.admin('POST', '/routes', body), 200);
  }

  /** A scenario that takes the next call that is sent to it; waiting for the INVITE when this resolves. */
  takes(scenario: string, options: Partial<SippOptions> = {}): Promise<SippPhone> {
    const { phones } = this.#exchange;
    return phones.sipp({ scenario, host: this.#address, port: this.#port, user: 'carrier', ...options });
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
