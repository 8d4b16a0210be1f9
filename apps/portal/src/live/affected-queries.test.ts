import { describe, expect, it } from 'vitest';
import { isQueryOf, resourcesTouched } from './affected-queries.ts';
import type { LiveEvent } from './live-event.ts';

const event = (type: string, data: Record<string, unknown> = {}): LiveEvent => ({ id: null, type, tenantId: 1, data });
const changed = (resource: string) => event('config.changed', { resource, id: 'x', action: 'updated' });

describe('what events make old', () => {
  it('is the resource that was changed', () => {
    const touched = resourcesTouched([changed('ring_groups'), changed('ring_groups')]);
    expect([...(touched ?? [])]).toEqual(['ring_groups']);
    expect(isQueryOf(['get', '/api/ring_groups'], touched)).toBe(true);
    expect(isQueryOf(['get', '/api/ring_groups/{ring_group_uuid}', { params: {} }], touched)).toBe(true);
    expect(isQueryOf(['get', '/api/ring_groups_of_others'], touched)).toBe(false);
    expect(isQueryOf(['somewhere else'], touched)).toBe(false);
  });

  it('is what else shows it', () => {
    expect(resourcesTouched([changed('follow_me')])).toContain('fpbx_extensions');
    expect(resourcesTouched([event('voicemail.new')])).toContain('voicemails');
    expect(isQueryOf(['get', '/api/sms/threads'], resourcesTouched([event('sms.received')]))).toBe(true);
  });

  it('is nothing for what screens patch themselves', () => {
    expect(resourcesTouched([event('channel.created'), event('registration.added')])?.size).toBe(0);
  });

  it('is everything after a reset', () => {
    const touched = resourcesTouched([event('cdr.created'), event('stream.reset')]);
    expect(touched).toBeNull();
    expect(isQueryOf(['get', '/api/anything'], touched)).toBe(true);
    expect(isQueryOf(['local'], touched)).toBe(false);
  });
});
