/** What a wall clock shows. */
export interface TimeOfDay {
  /** 0–23. */
  readonly hour: number;
  readonly minute: number;
}

/**
 * Wake-up calls that extensions order by dialling (contract 20 §12.3): one of an extension at a time, carried out once.
 * Rejects when the database is away.
 */
export interface WakeUpCalls {
  /** When the extension is to be called; null: it is not. */
  of(tenantId: number, extensionUuid: string): Promise<Date | null>;
  /**
   * Has the extension called when clocks in the tenant's zone show this next, in place of what was ordered before.
   * @returns when that is
   */
  order(tenantId: number, extensionUuid: string, at: TimeOfDay): Promise<Date>;
  cancel(tenantId: number, extensionUuid: string): Promise<void>;
}
