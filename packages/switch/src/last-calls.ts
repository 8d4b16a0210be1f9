/** Whom an extension called last, and who called it (contract 20 §1.8.3): for redial and call return. */
export interface LastCalls {
  /** From memory or, for what was never asked since the start, from the database. */
  of(tenantId: number, extensionUuid: string): Promise<LastCallsOfExtension>;
}

export interface LastCallsOfExtension {
  readonly dialled: string | null;
  /** Null also where the caller withheld his number. */
  readonly caller: string | null;
}
