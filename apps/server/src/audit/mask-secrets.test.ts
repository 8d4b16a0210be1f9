import { describe, expect, it } from 'vitest';
import { isSecretName, MASKED, maskSecrets } from './mask-secrets.ts';

describe('maskSecrets', () => {
  it.each([
    'password',
    'passwd',
    'gateway_password',
    'newPassword',
    'appsecret',
    'access_token',
    'voicemail_pin',
    'pin',
    'passwd_pin',
    'private_key',
    'api_key',
    'password_hash',
    'access_hash',
    'authorization',
    'credential',
    'password_confirm',
  ])('masks %s', (name) => expect(maskSecrets({ [name]: 'x' })).toEqual({ [name]: MASKED }));

  it.each([
    'token_expiry',
    'passwd_history',
    'passwd_exp_limit',
    'password_changed_at',
    'feature_keys',
    'shipping',
    'company',
    'hash_tag',
    'secretary',
  ])('leaves %s', (name) => expect(isSecretName(name)).toBe(false));

  it('reaches into lists and objects, and leaves dates and empty secrets as they are', () => {
    const at = new Date(0);
    expect(maskSecrets({ lines: [{ password: 'x', label: 'A' }], at, secret: '', token: null })).toEqual({
      lines: [{ password: MASKED, label: 'A' }],
      at,
      secret: '',
      token: null,
    });
  });
});
