import type { Phones } from '../phones/use-phones.ts';
import { type ApiClient, expectStatus, field, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { Subscriber } from './subscriber.ts';

export type Row = Readonly<Record<string, unknown>>;

interface WantedRecords {
  readonly leg?: 'a' | 'b' | 'all';
  readonly status?: string;
  readonly count?: number;
}

interface OfficeParts {
  readonly tenantId: number;
  readonly domain: string;
  readonly admin: ApiClient;
  readonly phones: Phones;
  readonly server: { readonly host: string; readonly port: number };
}

/** A tenant with its extensions, as the super admin runs it over the API. */
export class Office {
  readonly tenantId: number;
  readonly domain: string;
  readonly #parts: OfficeParts;
  #next = 1001;

  constructor(parts: OfficeParts) {
    this.tenantId = parts.tenantId;
    this.domain = parts.domain;
    this.#parts = parts;
  }

  /** A new extension, with the next free number where `fields` gives none. */
  async subscriber(fields: Row = {}): Promise<Subscriber> {
    const { admin, server, phones } = this.#parts;
    const number = String(fields.extension ?? this.#next++);
    const password = `sip-secret-${number}-${this.tenantId}`;
    const body = { extension: number, password, tenant_id: this.tenantId, ...fields };
    const made = expectStatus(await admin('POST', '/fpbx_extensions', body), 200);
    const uuid = String(field(made.body, 'extension_uuid'));
    return new Subscriber({ uuid, number, password, domain: this.domain, server }, phones);
  }

  /** Changes an extension by PUT. */
  async change(subscriber: Subscriber, fields: Row): Promise<void> {
    expectStatus(await this.#parts.admin('PUT', `/fpbx_extensions/${subscriber.uuid}`, fields), 200);
  }

  /** Changes the tenant itself by PUT. */
  async reform(fields: Row): Promise<void> {
    expectStatus(await this.#parts.admin('PUT', `/tenants/${this.tenantId}`, fields), 200);
  }

  /** Live channels of the tenant. */
  async channels(): Promise<Row[]> {
    return this.#realtime('channels');
  }

  async registrations(): Promise<Row[]> {
    return this.#realtime('registrations');
  }

  /** Waits until the tenant's live channels satisfy. */
  channelsWhen(satisfy: (channels: Row[]) => boolean): Promise<Row[]> {
    return eventually(() => this.channels(), satisfy);
  }

  /**
   * The records of an extension's calls, oldest first, once there are as many as wanted.
   * @throws when there are not within 20 s
   */
  async records(subscriber: Subscriber, wanted: WantedRecords = {}): Promise<Row[]> {
    const { leg = 'a', status, count = 1 } = wanted;
    const query = new URLSearchParams({ tenant_id: String(this.tenantId), extension: subscriber.number, leg });
    if (status !== undefined) query.set('status', status);
    const rows = await eventually(
      async () => rowsOf(await this.#parts.admin('GET', `/cdr?${query}`)),
      (found) => found.length >= count,
      20_000,
    );
    return rows.toReversed();
  }

  /** @param expected the API's answer; default 200 */
  async control(command: Row, expected = 200): Promise<Row> {
    const answer = await this.#parts.admin('POST', '/realtime/control', command);
    return objectIn(expectStatus(answer, expected).body);
  }

  async originate(command: Row, expected = 200): Promise<Row> {
    const body = { tenant_id: this.tenantId, ...command };
    return objectIn(expectStatus(await this.#parts.admin('POST', '/call/originate', body), expected).body);
  }

  async #realtime(list: 'channels' | 'registrations'): Promise<Row[]> {
    const answer = await this.#parts.admin('GET', `/realtime?tenant_id=${this.tenantId}`);
    return rowsOf({ ...expectStatus(answer, 200), body: field(answer.body, list) });
  }
}

function objectIn(body: unknown): Row {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
