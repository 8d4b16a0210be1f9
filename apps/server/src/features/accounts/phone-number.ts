import { errors } from '../../http/errors.ts';

const NUMBER = /^\+?\d{3,15}$/;

/**
 * A DID or caller id as it is stored: as sent, without blanks (contract 30 §6).
 * @throws ApiError 400
 */
export function readNumber(sent: unknown): string {
  const phone = String(sent).replace(/\s/g, '');
  if (!NUMBER.test(phone)) throw errors.badField('phone', 'must be 3 to 15 digits, with + before them or not');
  return phone;
}

/** What makes two of them the same. */
export function digitsOf(phone: string): string {
  return phone.replace(/^\+/, '');
}
