import { describe, expect, it } from 'vitest';
import { lossOf, type Media, qualityOf } from './quality.ts';

const media = (more: Partial<Media>): Media => ({
  packets_received: 0,
  packets_sent: 0,
  packets_lost: 0,
  jitter_ms: 0,
  round_trip_ms: null,
  mos: null,
  ...more,
});

describe('media quality', () => {
  it('loss is the share of what should have come', () => {
    expect(lossOf(media({ packets_received: 75, packets_lost: 25 }))).toBe(0.25);
    expect(lossOf(media({}))).toBeNull();
    // RFC 3550 §6.4.1: duplicates make the number of lost packets negative.
    expect(lossOf(media({ packets_received: 10, packets_lost: -3 }))).toBe(0);
  });

  it('a score has a word', () => {
    expect([4.3, 4, 3.7, 3.59, 1, null].map((mos) => qualityOf(media({ mos })))).toEqual([
      'good',
      'good',
      'fair',
      'poor',
      'poor',
      'unknown',
    ]);
  });
});
