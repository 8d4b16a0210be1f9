import type { AnswerOf } from '@strowger/client';
import { isOfType, type LiveEvent, numberOf, textOf } from '../../live/live-event.ts';
import { patchRows } from '../../live/patch-rows.ts';

/** Who is in a conference. */
export type Participants = AnswerOf<'/api/conference_participants'>;
export type Participant = Participants['members'][number];

/** Events that change who is in. */
export const CONFERENCE_TYPES = ['conference.*'] as const;

/** What the flags of a participant say (contract 20 §8.3). */
export function flagsOf({ status }: Pick<Participant, 'status'>) {
  const flags = new Set(status.split('|'));
  return {
    muted: flags.has('mute'),
    deaf: flags.has('deaf'),
    talking: flags.has('talking') && !flags.has('mute'),
    moderator: flags.has('moderator'),
  };
}

/** Who is in after events; the very same object when none is about this conference. */
export function afterConferenceEvents(
  before: Participants,
  conferenceUuid: string,
  events: readonly LiveEvent[],
): Participants {
  const own = events.filter(
    (event) => isOfType(event, CONFERENCE_TYPES) && textOf(event, 'conference_center_uuid') === conferenceUuid,
  );
  const members = own.reduce<readonly Participant[]>(afterEvent, before.members);
  return members === before.members ? before : { ...before, members: [...members] };
}

function afterEvent(members: readonly Participant[], event: LiveEvent): readonly Participant[] {
  if (event.type === 'conference.ended') return members.length === 0 ? members : [];
  const member_id = numberOf(event, 'member_id');
  if (member_id === null) return members;
  const member: Participant = {
    member_id,
    uuid: textOf(event, 'uuid'),
    caller_id_name: textOf(event, 'caller_id_name'),
    caller_id_number: textOf(event, 'caller_id_number'),
    status: textOf(event, 'status'),
  };
  const change = () => (event.type === 'conference.left' ? null : member);
  return patchRows(members, ({ member_id: id }) => String(id), new Map([[String(member_id), change]]), true);
}
