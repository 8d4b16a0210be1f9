/** Emergency calls, kept so that whoever is responsible can ask for the latest (contract 30 §5.3 step 0, 20 §12.3 `*9411`). */
export interface EmergencyCalls {
  /** One has been placed. Never waits and never throws: whatever becomes of the note, the call goes on. */
  placed(call: EmergencyCall): void;
  /** The latest of a tenant, the last first. Rejects when the database is away. */
  latest(tenantId: number, count: number): Promise<readonly EmergencyCall[]>;
}

export interface EmergencyCall {
  /** Of the caller's leg. */
  readonly uuid: string;
  readonly tenantId: number;
  readonly extensionUuid: string | null;
  readonly extension: string;
  readonly number: string;
  /** What the provider was told; empty: nothing, or there was none. */
  readonly callerIdNumber: string;
  /** Null: no provider could be called. */
  readonly providerId: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
}
