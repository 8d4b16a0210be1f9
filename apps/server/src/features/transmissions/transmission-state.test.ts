import type { AttemptOutcome } from '@strowger/switch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseText, resultOf } from './attempt-result.ts';
import { statusWord } from './status-word.ts';
import {
  type AttemptResult,
  isSendable,
  isUnderWay,
  nextTransmissionStatus,
  TRANSMISSION_STATUSES,
  type TransmissionNews,
} from './transmission-state.ts';

const results = fc.constantFrom<AttemptResult>(
  { kind: 'completed' },
  { kind: 'failed', response: 'USER_BUSY', isWorthAnother: true },
  { kind: 'failed', response: 'UNALLOCATED_NUMBER', isWorthAnother: false },
  { kind: 'no_provider', response: '' },
  { kind: 'invalid', response: '' },
  { kind: 'refused' },
);
const news = fc.oneof(
  fc.constantFrom<TransmissionNews>({ news: 'queued' }, { news: 'started' }, { news: 'postponed' }, { news: 'reset' }),
  fc.record({ news: fc.constant('over' as const), result: results, triesLeft: fc.nat(3) }),
);
const statuses = fc.constantFrom(...TRANSMISSION_STATUSES);

const outcome = (changes: Partial<AttemptOutcome>): AttemptOutcome => ({
  completed: false,
  cause: 'NORMAL_CLEARING',
  answeredAt: null,
  endedAt: 0,
  providerId: 1,
  destinationId: null,
  fax: null,
  results: [],
  ...changes,
});

describe('the state of a transmission (contract 30 §18.4)', () => {
  it('never leaves completed or invalid, whatever is told', () => {
    fc.assert(
      fc.property(fc.constantFrom('completed' as const, 'invalid' as const), news, (over, told) => {
        expect(nextTransmissionStatus(over, told)).toBe(over);
      }),
    );
  });

  it('is under way from the queue to the end, and nothing is queued twice', () => {
    fc.assert(
      fc.property(statuses, (now) => {
        const queued = nextTransmissionStatus(now, { news: 'queued' });
        expect(isUnderWay(queued) || queued === now).toBe(true);
        if (isUnderWay(now)) expect(queued).toBe(now);
        if (isSendable(now)) expect(queued).toBe('initializing');
      }),
    );
  });

  it('waits for another try only where that may help and is left', () => {
    fc.assert(
      fc.property(results, fc.nat(3), (result, triesLeft) => {
        const after = nextTransmissionStatus('processing', { news: 'over', result, triesLeft });
        const waits = result.kind === 'failed' && result.isWorthAnother && triesLeft > 0;
        expect(after === 'pending_retry').toBe(waits);
        expect(isUnderWay(after)).toBe(false);
      }),
    );
  });
});

describe('what an attempt came to (contract 30 §18.4)', () => {
  it.each([
    ['USER_BUSY', true],
    ['NO_ANSWER', true],
    ['RECOVERY_ON_TIMER_EXPIRE', true],
    ['NO_USER_RESPONSE', true],
    ['CALL_REJECTED', true],
    ['NORMAL_TEMPORARY_FAILURE', true],
    ['SWITCH_CONGESTION', true],
    ['NETWORK_OUT_OF_ORDER', true],
    ['NORMAL_CLEARING', true],
    ['NO_ROUTE_DESTINATION', false],
    ['UNALLOCATED_NUMBER', false],
    ['INVALID_NUMBER_FORMAT', false],
    ['ORIGINATOR_CANCEL', false],
  ] as const)('%s: tried again %s', (cause, isWorthAnother) => {
    expect(resultOf(outcome({ cause }))).toEqual({ kind: 'failed', response: cause, isWorthAnother });
  });

  it('is the text of the fax where a session began, and that is tried again', () => {
    const fax = {
      ...{
        success: false,
        code: 20,
        text: 'Lost carrier',
        pages: 1,
        totalPages: 3,
        remoteIdent: '',
        rate: 9600,
        ecm: true,
      },
      ...{ path: 'g711' as const, pageReports: [] },
    };
    expect(resultOf(outcome({ fax, answeredAt: 1 }))).toEqual({
      kind: 'failed',
      response: 'Lost carrier',
      isWorthAnother: true,
    });
    expect(resultOf(outcome({ fax, answeredAt: 1, cause: 'ORIGINATOR_CANCEL' }))).toMatchObject({
      isWorthAnother: false,
    });
  });

  it('is no provider where nothing could be dialled', () => {
    expect(resultOf(outcome({ cause: 'NO_ROUTE_DESTINATION', providerId: null }))).toMatchObject({
      kind: 'no_provider',
    });
  });

  it.each([
    ['failed', 'USER_BUSY', 'Busy'],
    ['failed', 'NO_USER_RESPONSE', 'No Answer'],
    ['failed', 'CALL_REJECTED', 'Rejected'],
    ['failed', 'SWITCH_CONGESTION', 'Temporary Failure'],
    ['failed', 'NO_ROUTE_DESTINATION', 'No Route'],
    ['failed', 'INVALID_NUMBER_FORMAT', 'Invalid Number'],
    ['failed', 'ORIGINATOR_CANCEL', 'Cancelled'],
    ['completed', 'NORMAL_CLEARING', 'Completed'],
    ['failed', 'Lost carrier', 'Lost carrier'],
  ])('%s by %s reads %s', (status, response, text) => {
    expect(responseText(status, response)).toBe(text);
  });
});

describe('the word that automation polls for (contract 30 §18.3)', () => {
  it('is of the small vocabulary', () => {
    const small = [
      'pending',
      'processing',
      'completed',
      'failed',
      'failed(dnc)',
      'no_provider',
      'invalid',
      'scheduled',
    ];
    fc.assert(
      fc.property(statuses, fc.boolean(), (status, isScheduled) => {
        expect(small).toContain(statusWord(status, isScheduled));
      }),
    );
    expect(statusWord('pending_retry', false)).toBe('pending');
    expect(statusWord('initializing', false)).toBe('processing');
    expect(statusWord('pending', true)).toBe('scheduled');
  });
});
