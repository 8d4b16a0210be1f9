/** A prompt that somebody has recorded by phone. */
export interface RecordedPrompt {
  readonly tenantId: number;
  /** Who recorded it; null: somebody outside. */
  readonly extensionUuid: string | null;
  /** A draft of the mailbox store's, which the prompt store takes. */
  readonly draft: string;
  /** Without the silence at the end. */
  readonly durationMs: number;
}

/** Recordings that tenants make by phone, to be heard in calls (contract 20 §12.3, contract 30 §14). */
export interface PromptStore {
  /**
   * Keeps it under a name of its own, with the audit row and the event of the API's own writes; when it resolves the next
   * call can play it. Rejects when the database or the disk is away.
   * @returns its id
   */
  keep(prompt: RecordedPrompt): Promise<number>;
}
