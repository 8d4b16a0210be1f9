import { ApiError, toApiError } from '../../api/api-error.ts';
import type { FaxAccount } from './account.ts';

/** What is edited of a fax account itself. */
export interface AccountValues {
  username: string;
  first_name: string;
  last_name: string;
  address: string;
  user_id: number | null;
  active: number;
  phone: string;
  linkdid_id: number | null;
  caller_id_name: string;
  email: string;
}

export const NEW_ACCOUNT: AccountValues = {
  username: '',
  first_name: '',
  last_name: '',
  address: '',
  user_id: null,
  active: 1,
  phone: '',
  linkdid_id: null,
  caller_id_name: '',
  email: '',
};

export function accountValues(account: FaxAccount): AccountValues {
  const { username, first_name, last_name, address, user_id, active, phone, linkdid_id, caller_id_name, email } =
    account;
  return {
    username: username ?? '',
    first_name: first_name ?? '',
    last_name: last_name ?? '',
    address: address ?? '',
    user_id,
    active,
    phone: phone ?? '',
    linkdid_id,
    caller_id_name: caller_id_name ?? '',
    email: email ?? '',
  };
}

/** How the server says that another one has the user name (contract 30 §8); its other conflicts are about the phone. */
const USERNAME_TAKEN = 'A fax account with this username already exists.';

/** A conflict with the field that it is about, which the server does not name. @throws ApiError always */
export function throwAtField(thrown: unknown): never {
  const error = toApiError(thrown);
  if (error.status !== 409 || error.details.length > 0) throw error;
  const field = error.message === USERNAME_TAKEN ? 'username' : 'phone';
  throw new ApiError(error.status, error.message, [{ field, message: error.message }]);
}
