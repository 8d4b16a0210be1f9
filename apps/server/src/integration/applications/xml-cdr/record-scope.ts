import type { Scope } from '../../../access/scope.ts';
import type { IntegrationCall } from '../../application.ts';

/** Whose records the identity may read at all. */
export function recordScope({ scope }: Pick<IntegrationCall, 'scope'>): Scope {
  return scope.only === null ? { kind: 'platform' } : { kind: 'tenant', tenantId: scope.only };
}
