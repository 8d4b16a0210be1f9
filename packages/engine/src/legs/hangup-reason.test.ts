import { HANGUP_CAUSES, isHangupCause } from '@strowger/callplan';
import { describe, expect, it } from 'vitest';
import { causeOfReason, reasonOfCause } from './hangup-reason.ts';

describe('Reason header (RFC 3326)', () => {
  it.each([
    [['Q.850;cause=17;text="User busy"'], 'USER_BUSY'],
    [['SIP;cause=480', 'q.850 ; cause = 34'], 'NORMAL_CIRCUIT_CONGESTION'],
    [['Q.850;text="x;y";cause=16'], 'NORMAL_CLEARING'],
    [['SIP;cause=200;text="Call completed elsewhere"'], 'LOSE_RACE'],
    [['SIP;cause=486;text="Busy Here"'], 'USER_BUSY'],
    [['SIP;cause=302'], null],
    [['Q.850;cause=999'], null],
    [['nonsense', ''], null],
    [[], null],
  ])('%j names %s', (values, cause) => {
    expect(causeOfReason(values)).toBe(cause);
  });

  it('reads back every Q.850 cause that it writes', () => {
    for (const [cause, number] of Object.entries(HANGUP_CAUSES)) {
      if (!isHangupCause(cause)) throw new Error(cause);
      expect(causeOfReason([reasonOfCause(cause)])).toBe(number <= 127 ? cause : 'NORMAL_CLEARING');
    }
  });

  it('cannot be broken out of by its text', () => {
    expect(reasonOfCause('NORMAL_CLEARING', 'a"\r\nEvil: 1')).not.toMatch(/[\r\n]|a"/);
  });
});
