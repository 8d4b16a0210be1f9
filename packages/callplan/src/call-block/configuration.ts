export const BLOCK_ACTIONS = ['reject', 'hangup', 'hold', 'busy', 'voicemail', 'transfer'] as const;

export type BlockAction = (typeof BLOCK_ACTIONS)[number];

/** Calls that are not let through (contract 20 §10.1). Enabled ones only, oldest first. */
export interface CallBlockConfiguration {
  readonly uuid: string;
  readonly name: string;
  /** Exact number, `prefix*`, `/regex/` or `anonymous`. */
  readonly number: string;
  readonly countryCode: string;
  readonly direction: 'inbound' | 'outbound' | 'both';
  readonly action: BlockAction;
  /** Target of voicemail and transfer. */
  readonly app: string;
  readonly data: string;
  /** Null: for the whole tenant. */
  readonly extensionUuid: string | null;
}
