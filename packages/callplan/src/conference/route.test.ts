import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { conference } from '../testing/conference.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { ConferenceConfiguration } from './configuration.ts';

const MINUTE = 60_000;

function planned(settings: Partial<ConferenceConfiguration>, caller: Partial<ExtensionConfiguration> = {}) {
  const room = conference('3000', { announcesCount: true, ...settings });
  const tenant = tenantOf(extension('1001', caller));
  const numbers = new Map([...tenant.numbers, ['3000', { kind: 'conference', uuid: room.uuid }] as const]);
  const conferences = new Map([[room.uuid, room]]);
  return planCall({ ...tenant, numbers, conferences }, legFrom('1001', '3000'), NOW);
}

describe('a call to a conference (contract 20 §8.2)', () => {
  it('enters it, as a participant', () => {
    const plan = planned({});
    expect(plan.handledBy).toEqual({ kind: 'conference', uuid: uuidOf('3000') });
    expect(plan.steps[0]).toMatchObject({ step: 'conference', isOpen: true, entersAs: 'participant' });
  });

  it('enters it as a moderator when the user of the extension administers the tenant', () => {
    expect(planned({}, { administersTenant: true }).steps[0]).toMatchObject({ entersAs: 'moderator' });
  });

  it('enters it as a participant when that user merely may watch and control calls', () => {
    expect(planned({}, { mayUseProtectedCodes: true }).steps[0]).toMatchObject({ entersAs: 'participant' });
  });

  it.each([
    [{ opensAt: NOW.getTime() + MINUTE }, false],
    [{ opensAt: NOW.getTime() - MINUTE, closesAt: NOW.getTime() + MINUTE }, true],
    [{ closesAt: NOW.getTime() }, false],
  ])('finds it open between its times only: %j', (times, isOpen) => {
    expect(planned(times).steps[0]).toMatchObject({ isOpen });
  });

  it('is 404 while it is disabled', () => {
    expect(planned({ enabled: false }).steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });
});
