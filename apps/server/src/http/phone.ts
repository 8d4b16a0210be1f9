import { errors } from './errors.ts';

const SEPARATORS = /[\s\-().]/g;
const FORM = /^\+?\d{6,16}$/;

/**
 * A telephone number without the separators people write (contract 10 §2.4); `""` stays empty.
 * @throws ApiError 400 for the field
 */
export function readPhone(field: string, text: string): string {
  const digits = text.replace(SEPARATORS, '');
  if (digits !== '' && !FORM.test(digits))
    throw errors.badField(field, 'must be 6 to 16 digits, with + before them or not');
  return digits;
}
