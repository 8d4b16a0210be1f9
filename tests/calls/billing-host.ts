import { apiClient, expectStatus, field } from '../system/api-client.ts';
import type { Exchange } from './use-exchange.ts';

/** A billing system on this machine: calls actions of the integration API as a global identity (contract 40 part B). */
export type BillingHost = (action: string, params: object) => Promise<Readonly<Record<string, unknown>>>;

export async function billingHost({ admin, server }: Exchange): Promise<BillingHost> {
  expectStatus(await admin('PUT', '/integration_settings', { allow_loopback: true }), 200);
  expectStatus(await admin('POST', '/integration_whitelist', { cidr: '127.0.0.1' }), 200);
  const made = expectStatus(await admin('POST', '/integration_identities', { username: 'billing' }), 200);
  const headers = { 'x-access-hash': String(field(made.body, 'access_hash')) };
  const ask = apiClient(server.url);
  return async (action, params) => {
    const { body } = expectStatus(await ask('POST', `/integration/v1/${action}`, params, headers), 200);
    return Object.fromEntries(Object.entries(Object(body)));
  };
}
