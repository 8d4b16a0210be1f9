import { expect, it } from 'vitest';
import { NEW_PROVIDER, toSend } from './provider-values.ts';

it('what changed is sent as the API has it', () => {
  expect(toSend({ email_domains: 'acme.example, beta.example,', default_role: '1', active: 0 })).toEqual({
    email_domains: ['acme.example', 'beta.example'],
    default_role: 1,
    active: 0,
  });
  expect(toSend({ name: 'Acme' })).toEqual({ name: 'Acme' });
  expect(toSend(NEW_PROVIDER)).toMatchObject({
    client_secret: null,
    email_domains: [],
    scopes: 'openid email profile',
  });
});
