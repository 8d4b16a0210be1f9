/** Somebody in a conference (contract 20 §8.3). */
export interface ConferenceMember {
  readonly memberId: number;
  /** Of his leg. */
  readonly uuid: string;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly extensionUuid: string | null;
  readonly isModerator: boolean;
  readonly isMuted: boolean;
  readonly isDeaf: boolean;
  readonly isTalking: boolean;
  readonly hasFloor: boolean;
}

export type MemberAction = 'mute' | 'unmute' | 'kick';

/** What happens in conferences: the live events `conference.*` of contract 00. */
export type ConferenceEvent =
  | ({ readonly type: 'conference.started' | 'conference.ended' } & ConferenceShown)
  | ({
      readonly type: 'conference.joined' | 'conference.changed' | 'conference.left';
      readonly member: ConferenceMember;
    } & ConferenceShown);

export interface ConferenceShown {
  readonly tenantId: number;
  readonly conferenceUuid: string;
  readonly number: string;
  readonly memberCount: number;
}
