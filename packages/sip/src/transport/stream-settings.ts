import type { StreamSettings } from './transport.ts';

/** A phone may register for an hour and stay silent on its connection: it must outlive that. */
export const defaultStreamSettings: StreamSettings = {
  maxConnections: 10_000,
  maxConnectionsPerAddress: 1_000,
  connectTimeout: 5_000,
  messageTimeout: 32_000,
  idleTimeout: 65 * 60_000,
  maxUnsent: 1024 * 1024,
};
