/** Somebody who may have the floor. */
export interface Talker {
  readonly isTalking: boolean;
  /** dBov. */
  readonly levelDb: number;
}

/** Who has the floor next: who has it keeps it while he talks, and while nobody does; else the loudest gets it. */
export function nextFloor<T extends Talker>(holder: T | null, members: Iterable<T>): T | null {
  if (holder?.isTalking) return holder;
  let loudest: T | null = null;
  for (const member of members) {
    if (member.isTalking && (!loudest || member.levelDb > loudest.levelDb)) loudest = member;
  }
  return loudest ?? holder;
}
