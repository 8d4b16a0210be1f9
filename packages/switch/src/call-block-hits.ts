/** Counts what the rules of call block took (contract 20 §10.1, `call_block_count`). */
export interface CallBlockHits {
  /** Returns at once: no call waits for its count. */
  hit(tenantId: number, ruleUuid: string): void;
}
