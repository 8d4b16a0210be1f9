/** A voicemail box as calls see it (contract 20 §7.1). Its PIN stays with the host. */
export interface MailboxConfiguration {
  readonly uuid: string;
  /** `voicemail_id`: the number it is reached by, which may be an extension's too. */
  readonly number: string;
  readonly enabled: boolean;
  /** Null: the built-in greeting; 0: none; n: the recorded greeting n. */
  readonly greetingId: number | null;
  /** Number spoken in the built-in greeting; empty: the mailbox's own. */
  readonly alternateGreetNumber: string;
  readonly givesInstructions: boolean;
  readonly offersOptions: boolean;
  readonly hasTutorial: boolean;
  /** Of the tenant: where key 0 leads (contract 10 §4.4 `operator_extension`); empty: nowhere. */
  readonly operatorNumber: string;
}
