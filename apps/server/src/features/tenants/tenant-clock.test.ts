import { describe, expect, it } from 'vitest';
import { clockAfter, UTC_CLOCK } from './tenant-clock.ts';

const january = new Date('2026-01-15T12:00:00Z');
const july = new Date('2026-07-15T12:00:00Z');
const [PAKISTAN, GERMANY, FRANCE, USA] = [586, 276, 250, 840];

describe("a tenant's clock (contract 10 §4.1)", () => {
  it("is the country's zone for an offset that its only zone shows now", () => {
    expect(clockAfter(UTC_CLOCK, { timezone_id: 18_000 }, PAKISTAN, january)).toEqual({
      timezone: 'Asia/Karachi',
      timezone_id: 18_000,
    });
    expect(clockAfter(UTC_CLOCK, { timezone_id: 7200 }, FRANCE, july).timezone).toBe('Europe/Paris');
  });

  it('is the fixed offset where the zone shows another one, or the country has several zones, or there is none', () => {
    expect(clockAfter(UTC_CLOCK, { timezone_id: 7200 }, FRANCE, january).timezone).toBe('+02:00');
    expect(clockAfter(UTC_CLOCK, { timezone_id: 3600 }, GERMANY, january).timezone).toBe('+01:00');
    expect(clockAfter(UTC_CLOCK, { timezone_id: -18_000 }, USA, january).timezone).toBe('-05:00');
    expect(clockAfter(UTC_CLOCK, { timezone_id: 20_700 }, null, january).timezone).toBe('+05:45');
  });

  it('is the zone that was sent, with its standard offset', () => {
    expect(clockAfter(UTC_CLOCK, { timezone: 'America/New_York' }, null, july)).toEqual({
      timezone: 'America/New_York',
      timezone_id: -18_000,
    });
  });

  it('follows the offset when a form sends the old zone along', () => {
    const stored = { timezone: 'Asia/Karachi', timezone_id: 18_000 };
    expect(clockAfter(stored, { timezone: 'Asia/Karachi', timezone_id: 0 }, null, january)).toEqual(UTC_CLOCK);
    expect(clockAfter(stored, stored, PAKISTAN, january)).toEqual(stored);
  });

  it('takes neither a zone nor an offset that does not exist', () => {
    expect(() => clockAfter(UTC_CLOCK, { timezone: 'Mars/Base' }, null, january)).toThrow(/^timezone: /);
    expect(() => clockAfter(UTC_CLOCK, { timezone_id: 1234 }, null, january)).toThrow(/^timezone_id: /);
  });
});
