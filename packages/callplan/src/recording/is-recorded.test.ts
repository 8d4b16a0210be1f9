import { describe, expect, it } from 'vitest';
import { NO_HISTORY } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';

type Rule = ReturnType<typeof extension>['records'];

function isRecorded(caller: Rule, called: Rule): boolean {
  const tenant = tenantOf(extension('1001', { records: caller }), extension('1002', { records: called }));
  return planCall(tenant, legFrom('1001', '1002'), NOW).records;
}

describe('recording (contract 20 §1.8.2)', () => {
  it('is asked for by the caller or the called where the rule is all or names the direction', () => {
    expect(isRecorded('none', 'none')).toBe(false);
    expect(isRecorded('all', 'none')).toBe(true);
    expect(isRecorded('none', 'local')).toBe(true);
    expect(isRecorded('inbound', 'outbound')).toBe(false);
  });

  it('is of calls from outside where the called records inbound ones', () => {
    const tenant = (records: Rule) => tenantOf(extension('1002', { records }));
    expect(planCall(tenant('inbound'), legFromOutside('1002'), NOW).records).toBe(true);
    expect(planCall(tenant('local'), legFromOutside('1002'), NOW).records).toBe(false);
  });

  it('is asked for by the way of the call, such as its inbound route', () => {
    const history = { ...NO_HISTORY, traits: { records: true } as const };
    const tenant = tenantOf(extension('1002'));
    expect(planCall(tenant, { ...legFromOutside('1002'), history }, NOW).records).toBe(true);
  });
});
