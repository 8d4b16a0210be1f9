/** A conference as calls see it (contract 20 §8). Its PINs stay with the host. */
export interface ConferenceConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  readonly pinLength: number;
  readonly hasParticipantPin: boolean;
  readonly hasModeratorPin: boolean;
  readonly greeting: string;
  /** 0 = no limit. */
  readonly maxMembers: number;
  readonly waitsForModerator: boolean;
  readonly endsWithModerator: boolean;
  readonly announcesNames: boolean;
  readonly announcesCount: boolean;
  /** Participants join muted. */
  readonly joinsMuted: boolean;
  readonly records: boolean;
  readonly enterSound: string;
  readonly exitSound: string;
  /** Epoch milliseconds; null = always open. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
}
