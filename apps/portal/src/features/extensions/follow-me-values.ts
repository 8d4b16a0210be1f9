import type { AnswerOf, BodyOf } from '@strowger/client';

/** One place where calls ring as well. */
export type FollowMeDestination = NonNullable<BodyOf<'/api/follow_me', 'post'>['destinations']>[number];

/** What the form of follow me edits. */
export interface FollowMeValues {
  follow_me_enabled: boolean;
  follow_me_ignore_busy: boolean;
  cid_name_prefix: string | null;
  cid_number_prefix: string | null;
  destinations: FollowMeDestination[];
}

const NO_FOLLOW_ME: FollowMeValues = {
  follow_me_enabled: true,
  follow_me_ignore_busy: false,
  cid_name_prefix: null,
  cid_number_prefix: null,
  destinations: [],
};

/** The form's values; null: there is none yet. */
export function followMeValues(followMe: AnswerOf<'/api/follow_me/{follow_me_uuid}'> | null): FollowMeValues {
  if (followMe === null) return NO_FOLLOW_ME;
  return {
    follow_me_enabled: followMe.follow_me_enabled,
    follow_me_ignore_busy: followMe.follow_me_ignore_busy,
    cid_name_prefix: followMe.cid_name_prefix,
    cid_number_prefix: followMe.cid_number_prefix,
    destinations: [...followMe.destinations].sort((a, b) => a.follow_me_order - b.follow_me_order),
  };
}

export const newDestination = (): FollowMeDestination => ({
  follow_me_destination: '',
  follow_me_delay: 0,
  follow_me_timeout: 30,
  follow_me_prompt: 'false',
});

/** Destinations as they are sent: in the order in which they stand. */
export function inOrder(destinations: readonly FollowMeDestination[]): FollowMeDestination[] {
  return destinations.map((destination, follow_me_order) => ({ ...destination, follow_me_order }));
}
