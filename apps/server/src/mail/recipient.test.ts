import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnsendableMail } from './mail.ts';
import { checkedRecipient, headerLine } from './recipient.ts';

describe('recipients', () => {
  it.each([
    'ada@example.com',
    "o'brien+pbx@mail.example.co.uk",
    'jörg@bücher.example',
    '用户@例子.广告',
    'root@localhost',
  ])('may have the address %s', (address) => {
    expect(checkedRecipient({ address, name: ' Ada ' })).toEqual({ address, name: 'Ada' });
    expect(checkedRecipient({ address, name: ' ' })).toEqual({ address });
  });

  it.each([
    '',
    'ada',
    '@example.com',
    'ada@',
    'a@b@c',
    'ada@example.com, eve@example.com',
    'Ada <ada@example.com>',
    'ada@example.com\n',
    'ada@example.com\r\nRCPT TO:<eve@example.com>',
    'ada\u0000@example.com',
    'ada\u202e@example.com',
    'ada @example.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(260)}`,
  ])('may not have the address %j', (address) => {
    expect(() => checkedRecipient({ address })).toThrow(UnsendableMail);
  });

  it('never hold a line break or control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (address, name) => {
        try {
          const checked = checkedRecipient({ address: `${address}@example.com`, name });
          expect(`${checked.address}${checked.name ?? ''}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        } catch (error) {
          expect(error).toBeInstanceOf(UnsendableMail);
        }
      }),
    );
  });

  it('are named in errors by nothing they hold', () => {
    expect(() => checkedRecipient({ address: 'secret-name' })).not.toThrow(/secret-name/);
  });
});

it('a header line is one line', () => {
  expect(headerLine(' a\r\n\tb\u0085c\u2029d ')).toBe('a b c d');
});
