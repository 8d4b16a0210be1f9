import type { Fence } from '@strowger/db';
import type { Caller } from './caller.ts';

/** What a caller may see at all: the typed side of the fence (contract 10 §2.6). */
export type Scope =
  | { readonly kind: 'platform' }
  | { readonly kind: 'tenant'; readonly tenantId: number }
  | { readonly kind: 'own'; readonly tenantId: number; readonly userId: number };

export function scopeOf(caller: Caller): Scope {
  if (caller.kind === 'A') return { kind: 'platform' };
  if (caller.kind === 'T') return { kind: 'tenant', tenantId: caller.tenantId };
  return { kind: 'own', tenantId: caller.tenantId, userId: caller.userId };
}

/** The row-level fence the database enforces under that scope. */
export function fenceOf(scope: Scope): Fence {
  return scope.kind === 'platform' ? { kind: 'all' } : { kind: 'tenant', tenantId: scope.tenantId };
}
