import { expect, it } from 'vitest';
import { newIdentity, toSend, valuesOf } from './identity-values.ts';

const identity = {
  identity_id: 7,
  username: 'billing',
  description: '',
  tenant_id: null,
  company: null,
  auth_mode: 'both' as const,
  applications: [{ application: 'xml_cdr' as const, access: 'read' as const }],
  allowed_cidrs: ['192.0.2.0/24', '2001:db8::/32'],
  rate_overrides: { standard: 200 },
  enabled: true,
  expires_at: '2027-01-31T00:00:00Z',
  locked_until: null,
  last_used_at: null,
  last_used_ip: null,
  created_at: '2026-01-01T00:00:00Z',
  secrets: [],
};

it('an identity is shown with every application, those it has not as none', () => {
  const values = valuesOf(identity);
  expect(values.grants).toMatchObject({ xml_cdr: 'read', extensions: 'none' });
  expect(values).toMatchObject({ allowed_cidrs: '192.0.2.0/24,2001:db8::/32', standard: 200, gateway: null });
  expect(values.expires_at).toBe('2027-01-31');
});

it('what changed is sent, and the limits together', () => {
  const values = { ...valuesOf(identity), gateway: 20 };
  expect(toSend({ gateway: 20 }, values)).toEqual({ rate_overrides: { standard: 200, cdr_export: null, gateway: 20 } });
  expect(toSend({ grants: values.grants, expires_at: '' }, values)).toEqual({
    applications: [{ application: 'xml_cdr', access: 'read' }],
    expires_at: null,
  });
  expect(toSend({ allowed_cidrs: ' 192.0.2.1 , ' }, values)).toEqual({ allowed_cidrs: ['192.0.2.1'] });
});

it('nothing is sent of grants that nobody touched: the server knows what a new identity gets', () => {
  expect(toSend({ description: 'x' }, newIdentity('read', undefined))).toEqual({ description: 'x' });
});
