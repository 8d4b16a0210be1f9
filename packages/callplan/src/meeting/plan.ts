/**
 * Join the conference that an extension is in by a code. While it is in none the call goes on, and whoever takes it meets
 * the caller in one (contract 20 §12.3 `*30`).
 */
export interface MeetStep {
  readonly step: 'meet';
  readonly extensionUuid: string;
}
