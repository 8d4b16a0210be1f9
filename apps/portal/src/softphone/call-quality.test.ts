import { describe, expect, it } from 'vitest';
import { mediaCounts, qualityOf } from './call-quality.ts';

const counts = (over: object = {}) => ({
  received: 1000,
  lost: 0,
  jitter: 0.002,
  roundTrip: 0.04,
  lostThere: 0,
  ...over,
});

describe('the quality of a call', () => {
  it('is read from the reports of the browser', () => {
    const reports = [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 500, packetsLost: 3, jitter: 0.004 },
      { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.08, fractionLost: 0.01 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.05 },
    ];
    expect(mediaCounts(reports)).toEqual({ received: 500, lost: 3, jitter: 0.004, roundTrip: 0.08, lostThere: 0.01 });
    expect(mediaCounts(reports.slice(0, 1))).toMatchObject({ roundTrip: null, lostThere: null });
    expect(mediaCounts([{ type: 'inbound-rtp', kind: 'video' }])).toBeNull();
  });

  it('is good on a clean line, fair with some loss, poor with much or with a long way', () => {
    const before = counts({ received: 500 });
    expect(qualityOf(before, counts())?.grade).toBe('good');
    expect(qualityOf(before, counts({ lost: 20 }))?.grade).toBe('fair');
    expect(qualityOf(before, counts({ lost: 60 }))?.grade).toBe('poor');
    expect(qualityOf(before, counts({ roundTrip: 0.9 }))?.grade).toBe('poor');
    expect(qualityOf(before, counts({ lostThere: 0.2 }))).toMatchObject({ grade: 'poor', lossPercent: 20 });
  });

  it('is that of the last seconds: what was lost before does not count', () => {
    const before = counts({ received: 500, lost: 100 });
    expect(qualityOf(before, counts({ lost: 100 }))).toMatchObject({ grade: 'good', lossPercent: 0 });
  });

  it('is unknown while nothing comes', () => {
    expect(qualityOf(counts(), counts())).toBeNull();
  });

  it('does not go below no loss where late packets are counted back', () => {
    expect(qualityOf(counts({ received: 500, lost: 5 }), counts({ lost: 2 }))?.lossPercent).toBe(0);
  });
});
