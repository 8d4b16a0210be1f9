/** What a PIN that is asked by keypad opens. */
export interface PinSubject {
  readonly kind: PinKind;
  /** Of the mailbox, conference, menu, call flow, agent or outbound dialplan row; of the domain for what a tenant has one of. */
  readonly uuid: string;
}

export type PinKind = 'mailbox' | 'conference' | 'menu' | 'call_flow' | 'agent' | 'page_group' | 'outbound_row';

/** Whom the PIN admits: a conference has one for each of its two sorts of members, everything else one owner. */
export type PinRole = 'owner' | 'participant' | 'moderator';

/** `locked`: too many wrong ones came lately (contract 20 §7.4); until that is over the right one is refused too. */
export type PinResult =
  | { readonly result: 'ok'; readonly role: PinRole }
  | { readonly result: 'wrong' }
  | { readonly result: 'locked' };

/**
 * Checks PINs, which never leave the host. An application asks the caller up to three times a call and ends at `locked`;
 * wrong ones are counted over all calls, 10 within an hour lock the subject for 15 minutes.
 */
export interface PinCheck {
  /**
   * A PIN without digits is wrong and is not counted; so is any PIN of an object that has none or is no more.
   * Rejects when the database is away.
   */
  check(tenantId: number, subject: PinSubject, pin: string): Promise<PinResult>;
}
