import { describe, expect, it } from 'vitest';
import { messageParts } from './message-parts.ts';

describe('parts of a text message', () => {
  it.each([
    ['nothing', '', 0],
    ['160 signs of the GSM alphabet', 'a'.repeat(160), 1],
    ['161 of them, which are joined', 'a'.repeat(161), 2],
    ['two full joined parts', 'a'.repeat(306), 2],
    ['80 signs of its extension', '€'.repeat(80), 1],
    ['81 of them', '€'.repeat(81), 2],
    ['70 signs of any other alphabet', 'ж'.repeat(70), 1],
    ['71 of them', 'ж'.repeat(71), 2],
    ['an emoji among letters', `${'a'.repeat(69)}😀`, 2],
  ])('counts %s', (_, text, parts) => {
    expect(messageParts(text)).toBe(parts);
  });
});
