/** What a leg has to do with the queue that it was in last, as its record tells it (contract 40 A1). */
export type QueuePart = QueueAgentPart | QueueMemberPart;

/** The leg to an agent's phone. */
interface QueueAgentPart {
  readonly side: 'agent';
  readonly queueUuid: string;
  readonly agentUuid: string;
}

/** The leg of somebody who waits, or has waited. */
interface QueueMemberPart {
  readonly side: 'member';
  readonly queueUuid: string;
  /** Waits that are over, in all queues. */
  readonly waitedMs: number;
  readonly place: MemberPlace;
}

type MemberPlace =
  | { readonly at: 'waiting'; readonly since: number }
  /** `agentUuid` null: somebody else took his place, or took him over. */
  | { readonly at: 'served'; readonly agentUuid: string | null }
  | { readonly at: 'unserved' };

/** Somebody begins to wait. @param before what his leg had to do with queues until now */
export function beginWait(before: QueuePart | null, queueUuid: string, now: number): QueueMemberPart {
  return { side: 'member', queueUuid, waitedMs: waitMsOf(before, now), place: { at: 'waiting', since: now } };
}

/** His wait is over. */
export function endWait(part: QueuePart | null, place: Exclude<MemberPlace, { at: 'waiting' }>, now: number) {
  if (part?.side !== 'member' || part.place.at !== 'waiting') return part;
  return { ...part, waitedMs: waitMsOf(part, now), place };
}

/** How long the leg has waited in queues. */
export function waitMsOf(part: QueuePart | null, now: number): number {
  if (part?.side !== 'member') return 0;
  return part.waitedMs + (part.place.at === 'waiting' ? Math.max(0, now - part.place.since) : 0);
}

/** The agent who took the caller, or whose phone it is; null: none. */
export function agentOf(part: QueuePart | null): string | null {
  if (part?.side === 'agent') return part.agentUuid;
  return part?.place.at === 'served' ? part.place.agentUuid : null;
}

/** Who has left a queue, or goes while he waits, without having been served has missed it, and it him (contract 40 A3). */
export function isUnserved(part: QueuePart | null): boolean {
  return part?.side === 'member' && part.place.at !== 'served';
}
