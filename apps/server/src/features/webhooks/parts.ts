import type { Platform } from '../../platform.ts';
import type { ResolveHost } from './rules.ts';

/** What delivering needs of the platform. */
export interface DeliveryParts
  extends Pick<Platform, 'db' | 'vault' | 'settings' | 'mail' | 'metrics' | 'log' | 'now'> {
  /** Default: the DNS and the system. */
  readonly resolve?: ResolveHost;
  /** How long a receiver may take, in milliseconds. Default: what the contract gives it. */
  readonly timeoutMs?: number;
}

/** Longer than an attempt can take: a delivery whose process died is taken up by another one after that. */
export const LEASE_MS = 60_000;
