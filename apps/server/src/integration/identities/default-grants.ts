import { APPLICATION_NAMES } from '../application-names.ts';
import type { Grant } from './calling-identity.ts';

/** What an identity may do unless it is said: write everything (global), read everything (of a tenant; contract 40 B4). */
export function defaultGrants(tenantId: number | null): Grant[] {
  return APPLICATION_NAMES.map((application) => ({ application, access: tenantId === null ? 'write' : 'read' }));
}
