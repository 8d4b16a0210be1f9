import { describe, expect, it } from 'vitest';
import type { Language } from '../language.ts';
import { heard } from '../testing/transcripts.ts';
import { sayDuration } from './say-duration.ts';

describe('durations', () => {
  it.each<[Language, number, string]>([
    ['en', 0, 'zero seconds'],
    ['en', 1, 'one second'],
    ['en', 60, 'one minute'],
    ['en', 61, 'one minute'],
    ['en', 125, 'two minutes five seconds'],
    ['en', 3599, 'fifty nine minutes fifty nine seconds'],
    ['en', 5400, 'ninety minutes'],
    ['en', 7260, 'two hours one minute'],
    ['fr', 125, 'deux minutes cinq secondes'],
    ['de', 60, 'eine Minute'],
    ['de', 7260, 'zwei Stunden eine Minute'],
    ['es', 60, 'un minuto'],
    ['es', 21 * 60, 'veinti un minutos'],
    ['es', 21 * 3600, 'veinti una horas'],
    ['it', 62, 'un minuto due secondi'],
    ['it', 7200, 'due ore'],
    ['ru', 60, 'минута'],
    ['ru', 5 * 60, 'пять минут'],
    ['ru', 3 * 60, 'минут три'],
    ['ru', 11 * 60 + 25, 'одиннадцать минут двадцать пять секунд'],
    ['ru', 22 * 3600, 'часов двадцать два'],
  ])('%s: %d s is %j', (language, seconds, text) => {
    expect(heard(language, sayDuration(language, seconds))).toBe(text);
  });

  it('cuts off fractions, takes a negative length for none and says nothing for no number', () => {
    expect(sayDuration('en', 5.9)).toEqual(sayDuration('en', 5));
    expect(sayDuration('en', -3)).toEqual(sayDuration('en', 0));
    expect(sayDuration('en', Number.NaN)).toEqual([]);
  });
});
