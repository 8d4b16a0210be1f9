import { expect, it } from 'vitest';
import { moneyText } from './money-text.ts';

it('an amount has two decimals, and as many more as the books have', () => {
  expect(moneyText(25, 'en')).toBe('25.00');
  expect(moneyText(-1234.000167, 'en')).toBe('-1,234.000167');
  expect(moneyText(0.98, 'es')).toBe('0,98');
});
