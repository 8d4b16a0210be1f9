import { describe, expect, it } from 'vitest';
import { isClosedToApiKeys } from './closed-to-api-keys.ts';

describe('what an API key cannot call (contract 10 §1.11)', () => {
  it.each([
    '/api_keys',
    '/api_keys/:api_key_id',
    '/password/users',
    '/users/:user_id/password',
    '/users/:user_id/token',
    '/user/totpqrcode',
    '/user/totp/verify',
    '/sso_providers/:sso_provider_id',
  ])('%s', (path) => expect(isClosedToApiKeys({ path })).toBe(true));

  it.each([
    '/users',
    '/users/:user_id',
    '/users/:user_id/roles',
    '/user/get_user',
    '/password_policy',
    '/get_user',
    '/events',
  ])('but %s', (path) => expect(isClosedToApiKeys({ path })).toBe(false));
});
