import { describe, expect, it } from 'vitest';
import type { TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import { ruleOf as rule } from '../testing/call-block.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { CallBlockConfiguration } from './configuration.ts';

function tenantWith(...callBlocks: readonly CallBlockConfiguration[]): TenantConfiguration {
  return { ...tenantOf(extension('1001'), extension('1002')), callBlocks };
}

function from(number: string, to = '1001'): Leg {
  return { ...legFromOutside(to), caller: { kind: 'outside', number, name: '' } };
}

const isBlocked = (leg: Leg, ...rules: readonly CallBlockConfiguration[]) =>
  planCall(tenantWith(...rules), leg, NOW).handledBy.kind === 'call_block';

describe('numbers that are blocked (contract 20 §10.1)', () => {
  it.each([
    ['01632960000', '+441632960000', '44'],
    ['+441632960000', '01632960000', '44'],
    ['1632960000', '00441632960000', '44'],
    ['441632960000', '+44 (1632) 960-000', ''],
    ['+44 1632 960000', '011441632960000', ''],
    ['01632960000', '1632960000', ''],
  ])('%s means %s', (blocked, number, countryCode) => {
    expect(isBlocked(from(number), rule(blocked, { countryCode }))).toBe(true);
  });

  it.each([
    ['01632960000', '01632960001', '44'],
    ['441632960000', '4416329600001', ''],
    ['1632960000', '+441632960000', ''],
    ['44', '441632960000', '44'],
  ])('%s does not mean %s', (blocked, number, countryCode) => {
    expect(isBlocked(from(number), rule(blocked, { countryCode }))).toBe(false);
  });

  it.each([
    ['+4490*', '+449012345', true],
    ['4490*', '00449012345', true],
    ['4490*', '+44 8012345', false],
    ['*', '+15550100', true],
    ['*', 'anonymous', false],
    ['/^\\+?4490/', '+449012345', true],
    ['^4490', '+449012345', true],
    ['^\\+4490', '+449012345', true],
    ['[0-9]{15,}', '+449012345', false],
    ['anonymous', '', true],
    ['anonymous', 'Anonymous', true],
    ['anonymous', '+449012345', false],
  ])('%s on %s: %s', (blocked, number, expected) => {
    expect(isBlocked(from(number), rule(blocked))).toBe(expected);
  });

  it('that cannot be read block nobody', () => {
    expect(isBlocked(from('+15550100'), rule('/(/'), rule('*'))).toBe(true);
    expect(isBlocked(from('+15550100'), rule('/(/'))).toBe(false);
  });
});

describe('which rule takes the call (contract 20 §10.1)', () => {
  const chosen = (...rules: readonly CallBlockConfiguration[]) => {
    const { handledBy } = planCall(tenantWith(...rules), from('+15550100'), NOW);
    return handledBy.kind === 'call_block' ? rules.findIndex(({ uuid }) => uuid === handledBy.uuid) : -1;
  };
  const own = { extensionUuid: uuidOf('1001') };

  it('exact beats prefix beats pattern', () => {
    expect(chosen(rule('^1555'), rule('1555*'), rule('15550100'))).toBe(2);
    expect(chosen(rule('^1555'), rule('1555*'))).toBe(1);
  });

  it('an extension’s rule beats the tenant’s of the same kind', () => {
    expect(chosen(rule('1555*'), rule('1555*', own))).toBe(1);
    expect(chosen(rule('15550100'), rule('1555*', own))).toBe(0);
  });

  it('then the oldest', () => {
    expect(chosen(rule('1555*'), rule('15*'))).toBe(0);
  });

  it('a rule of another extension or direction takes none', () => {
    expect(chosen(rule('1555*', { extensionUuid: uuidOf('1002') }))).toBe(-1);
    expect(chosen(rule('1555*', { direction: 'outbound' }))).toBe(-1);
    expect(chosen(rule('1555*', { direction: 'both' }))).toBe(0);
  });
});

describe('what becomes of a blocked call (contract 20 §10.1)', () => {
  const steps = (settings: Partial<CallBlockConfiguration>) =>
    planCall(tenantWith(rule('15550100', settings)), from('+15550100'), NOW).steps;

  it.each([
    ['reject', { step: 'hangup', cause: 'CALL_REJECTED', status: 486 }, 0],
    ['busy', { step: 'hangup', cause: 'CALL_REJECTED', status: 486 }, 0],
    ['hangup', { step: 'hangup', cause: 'CALL_REJECTED', status: 603 }, 0],
    ['hold', { step: 'hangup', cause: 'CALL_REJECTED', status: 603 }, 1800],
  ] as const)('%s', (action, end, holdSeconds) => {
    expect(steps({ action })).toEqual([{ step: 'blocked', ruleUuid: expect.any(String), holdSeconds }, end]);
  });

  it('voicemail and transfer lead to their target, and no rule takes the call a second time', () => {
    const [, sent] = steps({ action: 'transfer', data: '1002' });
    expect(sent).toMatchObject({ step: 'transfer', destination: '1002' });
    expect(steps({ action: 'voicemail', data: '1002' })[1]).toMatchObject({ destination: '*991002' });
    expect(steps({ action: 'voicemail', data: '*991002' })[1]).toMatchObject({ destination: '*991002' });
    const again = { ...from('+15550100', '1002'), ...(sent?.step === 'transfer' ? { history: sent.history } : {}) };
    expect(isBlocked(again, rule('15550100'))).toBe(false);
  });

  it('without a target it is refused', () => {
    expect(steps({ action: 'transfer' })[1]).toEqual({ step: 'hangup', cause: 'CALL_REJECTED', status: 486 });
  });
});

describe('calls to outside (contract 20 §0.10 step 2)', () => {
  const outbound = { direction: 'outbound' } as const;

  it('are blocked by the dialled number; calls inside never are', () => {
    expect(isBlocked(legFrom('1001', '00441632960000'), rule('441632*', outbound))).toBe(true);
    expect(isBlocked(legFrom('1001', '1002'), rule('1*', outbound))).toBe(false);
    expect(isBlocked(legFrom('1001', '00441632960000'), rule('441632*'))).toBe(false);
  });

  it('are blocked for one extension where the rule is his', () => {
    const his = rule('441632*', { ...outbound, extensionUuid: uuidOf('1002') });
    expect(isBlocked(legFrom('1002', '00441632960000'), his)).toBe(true);
    expect(isBlocked(legFrom('1001', '00441632960000'), his)).toBe(false);
  });

  it('are never blocked when they are emergency calls', () => {
    expect(isBlocked(legFrom('1001', '112'), rule('*', outbound), rule('112', outbound))).toBe(false);
  });
});
