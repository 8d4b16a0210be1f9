import { describe, expect, test } from 'vitest';
import { isDialableNumber, isFeatureCode } from './number.ts';

describe('numbers of a domain (contract 20 §0.7)', () => {
  test.each(['10', '1001', '12345678901'])('%s is 2 to 11 digits', (text) => {
    expect(isDialableNumber(text)).toBe(true);
  });

  test.each(['', '1', '123456789012', '+1001', '10a1', '*99', '1001\n', ' 1001', '١٠٠١'])('%j is no number', (text) => {
    expect(isDialableNumber(text)).toBe(false);
  });

  test.each(['*10', '*5000', '*123456789'])('%s is a feature code', (text) => {
    expect(isFeatureCode(text)).toBe(true);
  });

  test.each(['*1', '*1234567890', '5000', '**50', '*50#', '*5000\n', ''])('%j is no feature code', (text) => {
    expect(isFeatureCode(text)).toBe(false);
  });
});
