import type { TransportKind } from '../transport/transport.ts';

/** A registered contact (RFC 3261 §10.2.1, RFC 5626 for instance and flow). */
export interface Binding {
  /** The contact URI as registered, without header parameters. */
  readonly contact: string;
  /** Where the REGISTER really came from: how a phone behind NAT is reached. */
  readonly source: { readonly address: string; readonly port: number; readonly transport: TransportKind };
  readonly flowId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** When this contact was first bound and when it was last refreshed, milliseconds since the epoch. */
  readonly addedAt: number;
  readonly refreshedAt: number;
  readonly callId: string;
  readonly cseq: number;
  readonly userAgent: string | undefined;
  /** Contact's `q`, 0..1; 1 when absent. */
  readonly q: number;
  /** `+sip.instance` without its quotes. */
  readonly instance: string | undefined;
  readonly regId: number | undefined;
  /** Path values, outermost first (RFC 3327); empty until a proxy stands in between. */
  readonly path: readonly string[];
}

export type RemovalReason = 'unregister' | 'expired' | 'dropped' | 'replaced';

export type BindingChange =
  | { readonly kind: 'added'; readonly binding: Binding }
  | { readonly kind: 'refreshed'; readonly binding: Binding; readonly previous: Binding }
  | { readonly kind: 'removed'; readonly binding: Binding; readonly reason: RemovalReason };

/** Seconds; contract 20 §1.8. */
export interface RegistrarPolicy {
  readonly minExpires: number;
  readonly maxExpires: number;
  /** Used when the phone asks for no lifetime. */
  readonly defaultExpires: number;
  readonly maxBindings: number;
}
