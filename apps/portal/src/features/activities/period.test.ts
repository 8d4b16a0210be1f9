import { expect, it } from 'vitest';
import { epochsOf, readPeriod } from './period.ts';

it('takes days as those of the time zone, the last one whole', () => {
  const epochs = epochsOf({ since: '2026-03-01', until: '2026-03-01' }, 'America/New_York');
  expect(epochs).toEqual({ from: Date.UTC(2026, 2, 1, 5) / 1000, to: Date.UTC(2026, 2, 2, 5) / 1000 - 1 });
  expect(epochsOf({ since: '', until: '' }, 'UTC')).toEqual({});
});

it('reads nothing but days out of an address', () => {
  expect(readPeriod({ since: '2026-01-02', until: '2' })).toEqual({ since: '2026-01-02', until: '' });
  expect(readPeriod({})).toEqual({ since: '', until: '' });
  expect(readPeriod({ since: ['2026-01-02'], until: 3 })).toEqual({ since: '', until: '' });
});
