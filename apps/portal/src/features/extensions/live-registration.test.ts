import { describe, expect, it } from 'vitest';
import { registeredAs, registrationOf } from './live-registration.ts';

const event = (data: Record<string, unknown>) => ({ id: null, type: 'registration.removed', tenantId: 1, data });

describe('the registrations of an extension', () => {
  it('follow the events', () => {
    expect(registrationOf(event({ extension_uuid: 'u', contact_count: 2 }))).toEqual({
      uuid: 'u',
      registration: { registered: true, registration_count: 2 },
    });
    expect(registrationOf(event({ extension_uuid: 'u', contact_count: 0 }))?.registration.registered).toBe(false);
    expect(registrationOf(event({ contact_count: 1 }))).toBeNull();
  });

  it('change a row only when they differ', () => {
    const row = { registered: true, registration_count: 1, name: 'a' };
    expect(registeredAs(row, { registered: true, registration_count: 1 })).toBe(row);
    expect(registeredAs(row, { registered: false, registration_count: 0 })).toEqual({
      registered: false,
      registration_count: 0,
      name: 'a',
    });
  });
});
