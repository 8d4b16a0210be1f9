import { describe, expect, test } from 'vitest';
import { PreparedStatements } from './prepared-statements.ts';

describe('prepared statements', () => {
  test('a statement that comes again and again gets a name and keeps it', () => {
    const statements = new PreparedStatements();
    const names = Array.from({ length: 5 }, () => statements.nameOf('select 1', 'all'));
    expect(names.slice(0, 2)).toEqual([undefined, undefined]);
    expect(names[2]).toBeTypeOf('string');
    expect(new Set(names.slice(2)).size).toBe(1);
  });

  test('texts, and kinds of fences, do not share names', () => {
    const statements = new PreparedStatements();
    const often = (text: string, fence: 'all' | 'tenant') =>
      Array.from({ length: 3 }, () => statements.nameOf(text, fence)).at(-1) ?? '';
    const names = [often('select 1', 'all'), often('select 1', 'tenant'), often('select 2', 'all')];
    expect(new Set(names).size).toBe(3);
    statements.renew();
    expect(names).not.toContain(often('select 1', 'all'));
  });

  test('the number of names is bounded, whatever comes', () => {
    const statements = new PreparedStatements();
    const names = new Set<string>();
    for (let i = 0; i < 1_000; i += 1) {
      for (let use = 0; use < 4; use += 1) {
        const name = statements.nameOf(`select ${i}`, 'all');
        if (name !== undefined) names.add(name);
      }
    }
    expect(names.size).toBe(250);
  });
});
