import { errors } from '../../http/errors.ts';
import { SERVICE } from '../programs/services.ts';

/**
 * Refuses who has nothing that a service reaches him by: mails go to an address, all others to a number.
 * @throws ApiError 412 that says what is missing
 */
export function requireAddress(
  serviceFlag: number,
  { phone, email }: { readonly phone: string; readonly email: string },
): void {
  if (serviceFlag === SERVICE.email && email === '') {
    throw errors.preconditionFailed('The contact has no e-mail address');
  }
  if (serviceFlag !== SERVICE.email && phone === '') throw errors.preconditionFailed('The contact has no phone number');
}
