import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { countOutcomes, loginsCsv, type Outcome, runBulk } from './bulk-run.ts';

const made = { uuid: 'u', password: 'p', mailboxFault: null };

async function run(
  rows: readonly string[],
  refusals: Record<string, ApiError> = {},
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const outcomes = new Map<string, Outcome>();
  let count = 0;
  await runBulk({
    rows,
    make: async (row) => {
      const refusal = refusals[row];
      count += 1;
      if (refusal !== undefined) throw refusal;
      return made;
    },
    onOutcome: (row, outcome) => outcomes.set(row, outcome),
    isStopped: () => count >= stopAfter,
  });
  return outcomes;
}

describe('extensions made one after the other', () => {
  it('pass over what is refused, and tell why', async () => {
    const outcomes = await run(['1001', '1002', '1003'], { 1002: new ApiError(409, 'is in use') });
    expect([...outcomes]).toEqual([
      ['1001', { state: 'made', ...made }],
      ['1002', { state: 'failed', message: 'is in use' }],
      ['1003', { state: 'made', ...made }],
    ]);
    expect(countOutcomes(outcomes.values())).toEqual({ made: 2, failed: 1 });
  });

  it('stop before the next one', async () => {
    expect([...(await run(['1001', '1002', '1003'], {}, 2)).keys()]).toEqual(['1001', '1002']);
  });

  it('end where the server does not answer', async () => {
    const outcomes = await run(['1001', '1002'], { 1001: new ApiError(0, 'gone') });
    expect([...outcomes.keys()]).toEqual(['1001']);
  });
});

describe('the logins as CSV', () => {
  it('quote what has to be quoted, and begin no formula', () => {
    expect(
      loginsCsv(
        ['Number', 'Name'],
        [
          ['1001', 'King, "Ada"'],
          ['1002', '=1+1'],
        ],
      ),
    ).toBe('Number,Name\r\n1001,"King, ""Ada"""\r\n1002,\'=1+1\r\n');
  });
});
