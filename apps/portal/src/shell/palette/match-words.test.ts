import { describe, expect, it } from 'vitest';
import { bestFirst, fit } from './match-words.ts';

describe('what was typed', () => {
  it('fits titles that begin with it better than others that hold it', () => {
    const titles = ['New ring group', 'Ring groups', 'Recordings', 'Users'];
    expect(bestFirst(titles, (title) => title, 'ring')).toEqual(['Ring groups', 'New ring group']);
    expect(bestFirst(titles, (title) => title, 'RE')).toEqual(['Recordings']);
    expect(bestFirst(titles, (title) => title, 'ording')).toEqual(['Recordings']);
    expect(bestFirst(titles, (title) => title, '')).toEqual(titles);
  });

  it('may name words in any order and without accents', () => {
    expect(fit('Códigos de función', 'funcion cod')).toBe(1);
    expect(fit('Códigos de función', 'funcion x')).toBeNull();
  });
});
