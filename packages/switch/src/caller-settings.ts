import type { CallerSetting } from '@strowger/callplan';

/**
 * Settings that callers change by feature codes (contract 20 §12.3): written in one transaction with the rules, the audit
 * row and the event of the API's own writes; when it resolves the next call goes by them. Rejects when the database is
 * away.
 */
export interface CallerSettings {
  change(tenantId: number, extensionUuid: string, setting: CallerSetting): Promise<SettingResult>;
  /** @param by the extension that dials; null: somebody who was sent there */
  toggleCallFlow(tenantId: number, callFlowUuid: string, by: string | null): Promise<CallFlowResult>;
}

/** What it is now; `refused`: the rules do not allow it, such as a forward without a destination. */
export type SettingResult = 'on' | 'off' | 'refused';

/** The flow's state now; `refused`: it is no more. */
export type CallFlowResult = 'normal' | 'alternate' | 'refused';
