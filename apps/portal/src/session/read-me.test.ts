import { describe, expect, it } from 'vitest';
import { hasFeature } from './me.ts';
import { type Known, readMe } from './read-me.ts';

const user: Known['user'] = {
  user_id: 7,
  tenant_id: 3,
  username: 'ada',
  email: 'ada@alpha.example',
  first_name: '',
  last_name: '',
  company: 'Alpha',
  is_admin: '0',
  is_tenant: '0',
  user_permission: 'contacts,ring_groups',
  phone: '',
  contact: '',
  address: '',
  country_id: null,
  timezone_id: 0,
  language_id: 'en',
  cover: '0',
  active: '1',
  active_desc: '',
  daily_limit: 1000,
  monthly_limit: 1000,
  daily_sent: 0,
  monthly_sent: 0,
  quota_extensions: null,
  quota_devices: null,
  quota_ring_groups: null,
  quota_call_queues: null,
  quota_ivr_menus: null,
  quota_voicemail: null,
  quota_conference: null,
  quota_music_on_hold: null,
  allowed_timeslot: '00:00,23:59',
  allowed_days: '1,2,3,4,5,6,7',
  dashboard_cards: '',
  auth_type: '',
  verify: '0',
  status: 'login',
  roles: 'end_user',
  credit: 0,
  pass_exp_in: 0,
  total_send: 0,
  total_inbound: 0,
  email_send: 0,
  created_by: null,
  date_created: 0,
  last_updated: 0,
  last_login: null,
};

const me = (change: Partial<Known['user']> = {}, known: Partial<Known> = {}) =>
  readMe({
    user: { ...user, ...change },
    edition: 'enterprise',
    tenant: undefined,
    extension: undefined,
    impersonated: false,
    timeZone: 'Europe/Vienna',
    ...known,
  });

describe('who is logged in', () => {
  it('is a provider, an admin or a user by the two flags', () => {
    expect(me().kind).toBe('user');
    expect(me({ is_tenant: '1' }).kind).toBe('admin');
    expect(me({ is_admin: '1', is_tenant: '1' }).kind).toBe('provider');
  });

  it('has a name, if only that of the login', () => {
    expect(me().name).toBe('ada');
    expect(me({ first_name: 'Ada', last_name: 'King' }).name).toBe('Ada King');
  });

  it('holds whole feature keys', () => {
    expect(hasFeature(me(), 'ring_groups')).toBe(true);
    expect(hasFeature(me(), 'ring')).toBe(false);
    expect(hasFeature(me({ is_admin: '1', user_permission: '' }), 'anything')).toBe(true);
  });

  it('holds the keys of the tenant as an admin without keys of his own', () => {
    const tenant = { company: 'Alpha', timezone: 'America/Lima', tenant_permissions: 'devices' };
    const admin = me({ is_tenant: '1', user_permission: '' }, { tenant });
    expect([...(admin.features === 'all' ? [] : admin.features)]).toEqual(['devices']);
    expect(admin.timeZone).toBe('America/Lima');
    expect(me({ is_tenant: '1', user_permission: '' }).features).toBe('all');
    expect(me({ user_permission: '' }, { tenant }).features).toEqual(new Set());
  });
});
