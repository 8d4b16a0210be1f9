import type { ConferenceEvent, ConferenceMember, SwitchEvent } from '@strowger/switch';
import type { LiveEvent } from '../events/event-bus.ts';

export function isConferenceEvent(event: SwitchEvent): event is ConferenceEvent {
  return event.type.startsWith('conference.');
}

/** What happens in conferences as the events of contract 00 have it. */
export function describeConferenceEvent(event: ConferenceEvent): LiveEvent {
  const member = 'member' in event ? event.member : null;
  return {
    type: event.type,
    tenantId: event.tenantId,
    extensionUuids: member?.extensionUuid ? [member.extensionUuid] : [],
    data: {
      conference_center_uuid: event.conferenceUuid,
      conference_center_extension: event.number,
      member_count: event.memberCount,
      ...(member === null ? {} : presentMember(member)),
    },
  };
}

/** A row of contract 20 §8.3. No flag but `mute` holds that word: clients look for it anywhere in the text. */
export function presentMember(member: ConferenceMember) {
  const flags = [
    [!member.isDeaf, 'hear'],
    [!member.isMuted, 'speak'],
    [member.isTalking, 'talking'],
    [member.hasFloor, 'floor'],
    [member.isMuted, 'mute'],
    [member.isDeaf, 'deaf'],
    [member.isModerator, 'moderator'],
  ] as const;
  return {
    member_id: member.memberId,
    uuid: member.uuid,
    caller_id_name: member.callerName,
    caller_id_number: member.callerNumber,
    status: flags
      .filter(([isSet]) => isSet)
      .map(([, word]) => word)
      .join('|'),
  };
}
