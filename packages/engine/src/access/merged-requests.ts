import type { SipRequest } from '@strowger/sip';
import { paramText } from '@strowger/sip';

const GENERATION_MS = 32_000;
const LARGEST_GENERATION = 50_000;

/**
 * Recognises a request that reached us twice on different ways, by forking in front of us (RFC 3261 §8.2.2.2): the same
 * From tag, Call-ID and CSeq in another transaction. Remembers for one to two times 64*T1, in bounded memory.
 */
export class MergedRequests {
  readonly #now: () => number;
  #young = new Map<string, string>();
  #old = new Map<string, string>();
  #since: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  /** True when the request is to be refused with 482. */
  isMerged(request: SipRequest): boolean {
    if (request.toTag !== undefined) return false;
    this.#age();
    const { callId, fromTag, cseq } = request;
    const key = `${callId}\n${fromTag}\n${cseq.sequence} ${cseq.method}`;
    const branch = paramText(request.via.params, 'branch') ?? '';
    const known = this.#young.get(key) ?? this.#old.get(key);
    if (known === undefined) this.#young.set(key, branch);
    return known !== undefined && known !== branch;
  }

  #age(): void {
    if (this.#now() - this.#since < GENERATION_MS && this.#young.size < LARGEST_GENERATION) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#since = this.#now();
  }
}
