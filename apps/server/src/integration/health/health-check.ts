import type { Platform } from '../../platform.ts';
import type { CallScope } from '../call-scope.ts';
import type { CallingIdentity } from '../identities/calling-identity.ts';

/** Sections of the health answer, in its order (contract 40 B9). */
export const HEALTH_SECTIONS = ['Access', 'Applications', 'Engine', 'Data', 'CDR', 'Billing', 'Time'] as const;
export type HealthSection = (typeof HEALTH_SECTIONS)[number];

export type HealthStatus = 'OK' | 'WARNING' | 'ERROR';

export interface HealthFinding {
  readonly status: HealthStatus;
  /** For people, without internals. */
  readonly details: string;
}

/** One row of the health answer. A check that throws or takes too long is an ERROR without details of ours. */
export interface HealthCheck {
  readonly section: HealthSection;
  readonly check: string;
  /** Null: it does not apply, and is left out. */
  run(asked: HealthQuestion): Promise<HealthFinding | null>;
}

/** Who asks, and with what a check looks. */
export interface HealthQuestion {
  readonly platform: Platform;
  /** What of the platform the one who asks may see. */
  readonly scope: CallScope;
  readonly now: Date;
  /** Null: asked by the portal. */
  readonly caller: { readonly address: string; readonly identity: CallingIdentity; readonly overTls: boolean } | null;
}

export const ok = (details: string): HealthFinding => ({ status: 'OK', details });
export const warning = (details: string): HealthFinding => ({ status: 'WARNING', details });
export const failing = (details: string): HealthFinding => ({ status: 'ERROR', details });
