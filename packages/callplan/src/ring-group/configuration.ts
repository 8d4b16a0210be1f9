import type { CallerId, Forward } from '../configuration.ts';

export const RING_STRATEGIES = [
  'simultaneous',
  'sequence',
  'random',
  'rollover',
  'enterprise',
  'enterprise-2',
] as const;

export type RingStrategy = (typeof RING_STRATEGIES)[number];

/** A ring group as calls see it (contract 20 §4). */
export interface RingGroupConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  readonly strategy: RingStrategy;
  /** Limit for the whole group, seconds. */
  readonly timeoutSeconds: number;
  /** Sound before ringing; empty = none. */
  readonly greeting: string;
  /** Music or named tone the caller hears meanwhile; empty = the tenant's ringback. */
  readonly ringback: string;
  /** Value of `Alert-Info` to the members; empty = none. */
  readonly distinctiveRing: string;
  /** Null: by the rule of contract 20 §4. */
  readonly exitKey: string | null;
  /** On legs to external members only. */
  readonly callerId: Partial<CallerId>;
  readonly namePrefix: string;
  readonly numberPrefix: string;
  /** After no answer: `*_app` and `*_data` of contract 20 §0.9. */
  readonly timeoutApp: string;
  readonly timeoutData: string;
  readonly forward: Forward;
  /** Every member must confirm. */
  readonly screensCalls: boolean;
  readonly followsForwards: boolean;
  readonly followsFollowMe: boolean;
  /** Who is mailed when nobody answered; empty = nobody. */
  readonly missedCallMailTo: string;
  readonly members: readonly RingGroupMember[];
}

export interface RingGroupMember {
  readonly uuid: string;
  readonly number: string;
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  readonly order: number;
  readonly confirms: boolean;
  readonly enabled: boolean;
}
