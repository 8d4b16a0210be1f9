import { describe, expect, it } from 'vitest';
import type { TenantConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { TimeConditionConfiguration } from './configuration.ts';

/** NOW is a Monday, 09:00 in London. */
function withCondition(settings: Partial<TimeConditionConfiguration>): TenantConfiguration {
  const condition: TimeConditionConfiguration = {
    uuid: uuidOf('6000'),
    name: 'Office',
    number: '6000',
    enabled: true,
    startMinute: 480,
    stopMinute: 1020,
    firstWeekday: 1,
    lastWeekday: 5,
    openDestination: '1002',
    closedDestination: '*991003',
    rules: [],
    ...settings,
  };
  const tenant = tenantOf(extension('1001'), extension('1002'));
  return {
    ...tenant,
    numbers: new Map([...tenant.numbers, ['6000', { kind: 'time_condition', uuid: condition.uuid }]]),
    timeConditions: new Map([[condition.uuid, condition]]),
  };
}

const planned = (settings: Partial<TimeConditionConfiguration>) =>
  planCall(withCondition(settings), legFrom('1001', '6000'), NOW);

describe('a call to a time condition (contract 20 §9.1)', () => {
  it('goes to the open destination while it is open', () => {
    const plan = planned({});
    expect(plan.handledBy).toEqual({ kind: 'time_condition', uuid: uuidOf('6000') });
    expect(plan.steps).toMatchObject([{ step: 'transfer', destination: '1002', history: { transfers: 1 }, by: null }]);
    expect(sentencesOf(plan)).toEqual(['time condition Office is open and leads to 1002']);
  });

  it('goes to the closed destination while it is closed', () => {
    expect(planned({ startMinute: 600 }).steps).toMatchObject([{ step: 'transfer', destination: '*991003' }]);
  });

  it('never falls through to the other side: without destination the caller hears so', () => {
    const plan = planned({ openDestination: '' });
    expect(plan.steps.map(({ step }) => step)).toEqual(['say', 'hangup']);
  });

  it('obeys the first rule that matches before its hours', () => {
    const holiday = { name: 'Holiday', match: { mon: '3' }, destination: 'hangup:USER_BUSY' };
    const later = { name: 'Later', match: {}, destination: '1001' };
    const plan = planned({ rules: [holiday, later] });
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
    expect(sentencesOf(plan)).toEqual(['rule Holiday of time condition Office ends the call with USER_BUSY']);
  });

  it('is 404 while it is disabled', () => {
    expect(planned({ enabled: false }).steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });
});
