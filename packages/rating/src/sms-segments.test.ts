import { describe, expect, it } from 'vitest';
import { smsSegments } from './sms-segments.ts';

describe('segments of a text message (GSM-7 160/153, UCS-2 70/67)', () => {
  it.each([
    ['nothing', '', 1],
    ['160 of the GSM alphabet', 'a'.repeat(160), 1],
    ['161 of it', 'a'.repeat(161), 2],
    ['306 of it', 'a'.repeat(306), 2],
    ['307 of it', 'a'.repeat(307), 3],
    ['70 others', 'я'.repeat(70), 1],
    ['71 others', 'я'.repeat(71), 2],
    ['134 others', 'я'.repeat(134), 2],
    ['135 others', 'я'.repeat(135), 3],
    ['80 euro signs, two septets each', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['an escape that would be torn apart', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['35 emoji, two units each', '😀'.repeat(35), 1],
    ['67 emoji: one does not fit into the odd unit', '😀'.repeat(67), 3],
  ])('%s', (_what, text, segments) => {
    expect(smsSegments(text)).toBe(segments);
  });
});
