import { errors } from '../../http/errors.ts';

/** A click-to-call as sent: the seed's names or the portal's (contract 20 §13.3). */
export interface SentClickToCall {
  readonly from?: string | null;
  readonly from_ext?: string | null;
  readonly to?: string | null;
  readonly to_number?: string | null;
}

const FROM = /^[0-9]{2,11}$/;
const TO = /^\+?[0-9*#]{2,20}$/;

/**
 * Who calls whom; the seed's names win.
 * @throws ApiError 400 in the contract's words
 */
export function readClickToCall(sent: SentClickToCall): { readonly from: string; readonly to: string } {
  const from = (sent.from || sent.from_ext || '').trim();
  if (!FROM.test(from)) {
    throw errors.badRequest('Invalid from_ext (digits only)', [
      { field: 'from_ext', message: 'must be 2 to 11 digits' },
    ]);
  }
  const to = (sent.to || sent.to_number || '').trim();
  if (!TO.test(to)) {
    const message = 'must be 2 to 20 digits, * or #, with or without a leading +';
    throw errors.badRequest('Invalid to_number', [{ field: 'to_number', message }]);
  }
  return { from, to };
}
