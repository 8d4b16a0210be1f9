import type { CallerId, TenantConfiguration } from '@strowger/callplan';

/** What of a tenant can be watched (contract 20 §12.3). */
export type LampKind = 'extension' | 'park' | 'flow' | 'agent' | 'dnd' | 'forward' | 'voicemail' | 'callcenter';

/** One lamp of a tenant: an extension's by its number, a slot's, a flow's by its code without `*`, and so on. */
export interface LampName {
  readonly kind: LampKind;
  readonly name: string;
}

/** A live call of a watched extension, as its own phone takes part in it. */
export interface LampCall {
  /** Of the leg: the same as long as the call lasts, and what a watcher names that picks it up. */
  readonly id: string;
  readonly direction: 'initiator' | 'recipient';
  readonly state: 'trying' | 'early' | 'confirmed';
  /** Whom it talks to; null: withheld. */
  readonly remote: CallerId | null;
}

/** What a lamp shows. */
export type LampState =
  | {
      readonly shows: 'calls';
      readonly calls: readonly LampCall[];
      readonly isRegistered: boolean;
      readonly doNotDisturb: boolean;
    }
  | { readonly shows: 'light'; readonly isLit: boolean }
  /** Lit while messages are new. */
  | { readonly shows: 'messages'; readonly fresh: number; readonly saved: number };

/** Knows the lamps of one kind. Whoever provides one tells `Lamps.changed` when what it would say has changed. */
export interface LampSource {
  /** What the lamp shows now; null: the tenant has nothing of this name. */
  look(tenant: TenantConfiguration, name: string): LampState | null | Promise<LampState | null>;
}

export function light(isLit: boolean): LampState {
  return { shows: 'light', isLit };
}
