import type { AnswerOf, BodyOf } from '@strowger/client';
import { joinApp } from '../../kit/destination/destination-kind.ts';

type Body = BodyOf<'/api/ring_groups', 'post'>;
type RingGroup = AnswerOf<'/api/ring_groups/{ring_group_uuid}'>;

/** How the phones of a group ring. */
export type Strategy = NonNullable<Body['ring_group_strategy']>;

/** One that rings. */
export type Member = NonNullable<Body['destinations']>[number];

/** What the form of a ring group edits. */
export interface RingGroupValues {
  ring_group_name: string;
  ring_group_extension: string;
  ring_group_strategy: Strategy;
  ring_group_call_timeout: number | null;
  ring_group_greeting: string | null;
  ring_group_ringback: string | null;
  ring_group_cid_name_prefix: string | null;
  ring_group_cid_number_prefix: string | null;
  ring_group_distinctive_ring: string | null;
  ring_group_caller_id_name: string | null;
  ring_group_caller_id_number: string | null;
  ring_group_exit_key: string | null;
  ring_group_timeout_app: string | null;
  ring_group_timeout_data: string | null;
  ring_group_forward_enabled: boolean;
  ring_group_forward_destination: string | null;
  ring_group_call_screen_enabled: boolean;
  ring_group_call_forward_enabled: boolean;
  ring_group_follow_me_enabled: boolean;
  ring_group_missed_call_app: 'email' | null;
  ring_group_missed_call_data: string | null;
  ring_group_enabled: boolean;
  ring_group_description: string | null;
  destinations: Member[];
}

export const NEW_RING_GROUP: RingGroupValues = {
  ring_group_name: '',
  ring_group_extension: '',
  ring_group_strategy: 'simultaneous',
  ring_group_call_timeout: 30,
  ring_group_greeting: null,
  ring_group_ringback: null,
  ring_group_cid_name_prefix: null,
  ring_group_cid_number_prefix: null,
  ring_group_distinctive_ring: null,
  ring_group_caller_id_name: null,
  ring_group_caller_id_number: null,
  ring_group_exit_key: null,
  ring_group_timeout_app: null,
  ring_group_timeout_data: null,
  ring_group_forward_enabled: false,
  ring_group_forward_destination: null,
  ring_group_call_screen_enabled: false,
  ring_group_call_forward_enabled: false,
  ring_group_follow_me_enabled: false,
  ring_group_missed_call_app: null,
  ring_group_missed_call_data: null,
  ring_group_enabled: true,
  ring_group_description: null,
  destinations: [],
};

export const newMember = (): Member => ({
  destination_number: '',
  destination_delay: 0,
  destination_timeout: 30,
  destination_prompt: 0,
  destination_enabled: true,
});

/** Whether delays of members are seconds here; elsewhere the order of the members decides (contract 20 §4.2). */
export function hasDelays(strategy: Strategy): boolean {
  return strategy === 'simultaneous' || strategy === 'enterprise' || strategy === 'enterprise-2';
}

/** The form's values of a group as the API gives it. */
export function valuesOf(group: RingGroup): RingGroupValues {
  return {
    ring_group_name: group.ring_group_name,
    ring_group_extension: group.ring_group_extension,
    ring_group_strategy: group.ring_group_strategy,
    ring_group_call_timeout: group.ring_group_call_timeout,
    ring_group_greeting: group.ring_group_greeting,
    ring_group_ringback: group.ring_group_ringback,
    ring_group_cid_name_prefix: group.ring_group_cid_name_prefix,
    ring_group_cid_number_prefix: group.ring_group_cid_number_prefix,
    ring_group_distinctive_ring: group.ring_group_distinctive_ring,
    ring_group_caller_id_name: group.ring_group_caller_id_name,
    ring_group_caller_id_number: group.ring_group_caller_id_number,
    ring_group_exit_key: group.ring_group_exit_key,
    ring_group_timeout_app: null,
    ring_group_timeout_data: joinApp(group.ring_group_timeout_app, group.ring_group_timeout_data),
    ring_group_forward_enabled: group.ring_group_forward_enabled,
    ring_group_forward_destination: group.ring_group_forward_destination,
    ring_group_call_screen_enabled: group.ring_group_call_screen_enabled,
    ring_group_call_forward_enabled: group.ring_group_call_forward_enabled,
    ring_group_follow_me_enabled: group.ring_group_follow_me_enabled,
    ring_group_missed_call_app: group.ring_group_missed_call_app,
    ring_group_missed_call_data: group.ring_group_missed_call_data,
    ring_group_enabled: group.ring_group_enabled,
    ring_group_description: group.ring_group_description,
    destinations: [...group.destinations].sort(byOrder(group.ring_group_strategy)),
  };
}

/** Members are sent in the order in which they stand; where the order decides, a delay would overrule it. */
export function inOrder(members: readonly Member[], strategy: Strategy): Member[] {
  return members.map((member, index) => ({
    ...member,
    destination_order: index,
    ...(hasDelays(strategy) ? {} : { destination_delay: 0 }),
  }));
}

const byOrder = (strategy: Strategy) => (a: Member, b: Member) =>
  (hasDelays(strategy) ? 0 : (a.destination_delay ?? 0) - (b.destination_delay ?? 0)) ||
  (a.destination_order ?? 0) - (b.destination_order ?? 0);
