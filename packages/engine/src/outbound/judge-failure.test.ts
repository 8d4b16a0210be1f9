import { causeOfStatus } from '@strowger/callplan';
import { describe, expect, it } from 'vitest';
import type { DialRefusal } from '../legs/dialling.ts';
import { judgeFailure } from './judge-failure.ts';

const refused = (status: number, rang = false): DialRefusal => ({ status, cause: 'refused', rang, q850: null });
const judged = (status: number, rang = false) => judgeFailure(causeOfStatus(status), refused(status, rang), false);

describe('when the next provider is tried (contract 30 §5.3 step 8)', () => {
  it.each([408, 500, 502, 503, 504])('%s before ringing: it is', (status) => {
    expect(judged(status).movesOn).toBe(true);
  });

  it.each([486, 600, 403, 603, 404, 484, 480, 487])('%s: it is not', (status) => {
    expect(judged(status).movesOn).toBe(false);
  });

  it('408 after ringing: nobody answered, it is not', () => {
    expect(judged(408, true).movesOn).toBe(false);
  });

  it.each([
    'NO_ROUTE_DESTINATION',
    'NORMAL_TEMPORARY_FAILURE',
    'NETWORK_OUT_OF_ORDER',
    'SWITCH_CONGESTION',
    'RECOVERY_ON_TIMER_EXPIRE',
    'GATEWAY_DOWN',
    'BEARERCAPABILITY_NOTAVAIL',
  ] as const)('cause %s with whatever status: it is', (cause) => {
    expect(judgeFailure(cause, refused(404), false).movesOn).toBe(true);
  });

  it('a cause that speaks of the number outweighs the status', () => {
    expect(judgeFailure('USER_BUSY', refused(503), false).movesOn).toBe(false);
    expect(judgeFailure('UNALLOCATED_NUMBER', refused(500), false).movesOn).toBe(false);
  });

  it('of an emergency on any failure but busy', () => {
    expect(judgeFailure('CALL_REJECTED', refused(403), true).movesOn).toBe(true);
    expect(judgeFailure('UNALLOCATED_NUMBER', refused(404), true).movesOn).toBe(true);
    expect(judgeFailure('RECOVERY_ON_TIMER_EXPIRE', refused(408, true), true).movesOn).toBe(true);
    expect(judgeFailure('USER_BUSY', refused(486), true).movesOn).toBe(false);
  });
});

describe('how the call ends', () => {
  it('with what the provider said, as far as it is about the call', () => {
    expect(judged(486).hangup).toEqual({ step: 'hangup', cause: 'USER_BUSY', status: 486 });
    expect(judged(403).hangup.status).toBe(403);
    expect(judgeFailure('GATEWAY_DOWN', refused(407), false).hangup.status).toBe(502);
    expect(judged(402).hangup.status).toBe(603);
  });

  it('as a failure of ours where the provider said nothing', () => {
    const silent = { status: 408, cause: 'timeout', rang: false, q850: null } as const;
    expect(judgeFailure('RECOVERY_ON_TIMER_EXPIRE', silent, false).hangup.status).toBe(504);
  });
});
