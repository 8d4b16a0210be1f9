import type { AnswerOf } from '@strowger/client';

/** A fax account as the API shows it. */
export type FaxAccount = AnswerOf<'/api/accounts/{account_id}'>;

/** What a fax account is called by. */
export function nameOf({
  username,
  phone,
}: {
  readonly username: string | null;
  readonly phone: string | null;
}): string {
  return username || phone || '';
}
