import { describe, expect, it } from 'vitest';
import { dayList, daysOf, hoursOf, slotOf } from './sending-hours.ts';

describe('when a user may send faxes (contract 10 §5.1)', () => {
  it('is a window of the day', () => {
    expect(hoursOf('08:00,18:30')).toEqual({ from: '08:00', to: '18:30' });
    expect(slotOf({ from: '08:00', to: '18:30' })).toBe('08:00,18:30');
    expect(hoursOf('')).toEqual({ from: '00:00', to: '23:59' });
    expect(slotOf({ from: '', to: '18:30' })).toBeNull();
  });

  it('on some days of the week, Sunday being the first', () => {
    expect(daysOf('1,2,7')).toEqual(['1', '2', '7']);
    expect(daysOf('8,x,')).toEqual([]);
    expect(dayList(['7', '2', '1'])).toBe('1,2,7');
  });
});
