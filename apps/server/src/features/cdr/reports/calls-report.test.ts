import { expect, it } from 'vitest';
import { cutHours } from './calls-report.ts';

it('hours of UTC are cut where a bin ends within them, as the midnights of Kathmandu do', () => {
  const at = (text: string) => new Date(`2024-03-${text}Z`);
  expect(cutHours([at('09T18:15'), at('10T18:15'), at('10T18:45'), at('11T05:00')])).toEqual([
    at('09T18:00'),
    at('10T18:00'),
  ]);
});
