import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { ConferenceConfiguration } from './configuration.ts';

const MINUTE = 60_000;

function planned(settings: Partial<ConferenceConfiguration>, caller: Partial<ExtensionConfiguration> = {}) {
  const conference: ConferenceConfiguration = {
    uuid: uuidOf('3000'),
    name: 'Monday',
    number: '3000',
    enabled: true,
    pinLength: 4,
    hasParticipantPin: false,
    hasModeratorPin: false,
    greeting: '',
    maxMembers: 0,
    waitsForModerator: false,
    endsWithModerator: false,
    announcesNames: false,
    announcesCount: true,
    joinsMuted: false,
    records: false,
    enterSound: '',
    exitSound: '',
    opensAt: null,
    closesAt: null,
    ...settings,
  };
  const tenant = tenantOf(extension('1001', caller));
  const numbers = new Map([...tenant.numbers, ['3000', { kind: 'conference', uuid: conference.uuid }] as const]);
  const conferences = new Map([[conference.uuid, conference]]);
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
