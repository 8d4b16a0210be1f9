import { describe, expect, it } from 'vitest';
import { endingOf } from './call-ending.ts';

const facts = (over: object) => ({
  cause: 'SIP Failure Code',
  by: 'remote' as const,
  status: null,
  reason: '',
  ...over,
});

describe('why a call ended', () => {
  it.each([
    ['the other side hung up', { cause: 'Terminated' }, 'hung_up_there'],
    ['we hung up', { cause: 'Terminated', by: 'local' as const }, 'hung_up'],
    ['the caller gave up', { cause: 'Canceled' }, 'missed'],
    [
      'another phone took it',
      { cause: 'Canceled', reason: 'SIP;cause=200;text="Call completed elsewhere"' },
      'answered_elsewhere',
    ],
    ['we gave up', { cause: 'Canceled', by: 'local' as const }, 'cancelled'],
    ['486', { cause: 'Busy', status: 486 }, 'busy'],
    ['603', { cause: 'Rejected', status: 603 }, 'rejected'],
    ['404', { cause: 'Not Found', status: 404 }, 'unknown_number'],
    ['480', { cause: 'Unavailable', status: 480 }, 'unavailable'],
    ['no microphone', { cause: 'User Denied Media Access', by: 'local' as const }, 'no_microphone'],
    ['no way to the server', { cause: 'Connection Error', by: 'system' as const }, 'no_connection'],
    ['something else', { status: 500 }, 'failed'],
  ])('%s', (_what, known, ending) => {
    expect(endingOf(facts(known))).toBe(ending);
  });
});
