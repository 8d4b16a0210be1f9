import type { LoginName } from '../../access/password-login.ts';
import { errors, type FieldError } from '../../http/errors.ts';
import { LONGEST_PASSWORD } from '../password-policy/set-password.ts';
import type { LoginRequest } from './schema.ts';

export interface Login {
  readonly name: LoginName;
  readonly password: string;
  readonly remember: boolean;
  /** Of the second factor; empty = none was sent. */
  readonly code: string;
}

/** Who logs in and with what; `email` comes before `username`. @throws ApiError 400 that names what is missing */
export function readLogin(body: LoginRequest): Login {
  const name = nameOf(body);
  const password = body.password ?? '';
  const faults: FieldError[] = [];
  if (name === null) faults.push({ field: 'username', message: 'username, email or user_id is required' });
  if (password === '') faults.push({ field: 'password', message: 'is required' });
  if (Buffer.byteLength(password) > LONGEST_PASSWORD) {
    faults.push({ field: 'password', message: `must not be longer than ${LONGEST_PASSWORD} bytes` });
  }
  if (name === null || faults.length > 0) throw errors.badFields(faults);
  return { name, password, remember: body.rememberMe ?? false, code: body.code ?? '' };
}

function nameOf({ email, username, user_id }: LoginRequest): LoginName | null {
  for (const text of [email, username]) {
    const name = text?.trim() ?? '';
    if (name !== '') return { name };
  }
  return user_id ? { userId: user_id } : null;
}
