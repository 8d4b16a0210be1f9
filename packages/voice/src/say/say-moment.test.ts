import { describe, expect, it } from 'vitest';
import type { Language } from '../language.ts';
import { heard } from '../testing/transcripts.ts';
import { sayDate, sayDateTime, sayTime } from './say-moment.ts';

const SUNDAY = new Date('2026-11-22T13:05:00Z');
const FIRST = new Date('2021-05-01T00:00:00Z');

describe('dates', () => {
  it.each<[Language, Date, string]>([
    ['en', SUNDAY, 'Sunday November twenty second twenty twenty six'],
    ['en', FIRST, 'Saturday May first twenty twenty one'],
    ['fr', SUNDAY, 'dimanche vingt deux novembre deux mille vingt six'],
    ['fr', FIRST, 'samedi premier mai deux mille vingt et un'],
    ['de', SUNDAY, 'Sonntag zwei und zwanzigste November zwei tausend sechs und zwanzig'],
    ['de', FIRST, 'Samstag erste Mai zwei tausend ein und zwanzig'],
    ['es', SUNDAY, 'domingo veintidós de noviembre de dos mil veintiséis'],
    ['es', FIRST, 'sábado uno de mayo de dos mil veintiuno'],
    ['it', SUNDAY, 'domenica venti due novembre due mila venti sei'],
    ['it', FIRST, 'sabato primo maggio due mila ventuno'],
    ['ru', SUNDAY, 'воскресенье двадцать второй ноября двадцать двадцать шесть'],
    ['ru', FIRST, 'суббота первый мая двадцать двадцать один'],
  ])('%s: %s', (language, at, text) => {
    expect(heard(language, sayDate(language, at, 'UTC'))).toBe(text);
  });

  it.each([
    ['1984-01-30', 'Monday January thirtieth nineteen eighty four'],
    ['1905-02-11', 'Saturday February eleventh nineteen oh five'],
    ['1900-03-12', 'Monday March twelfth nineteen hundred'],
    ['2009-12-31', 'Thursday December thirty first two thousand nine'],
  ])('en: years are said in pairs, those after 2000 are not: %s', (day, text) => {
    expect(heard('en', sayDate('en', new Date(day), 'UTC'))).toBe(text);
  });

  it('de: years before 2000 are said in hundreds', () => {
    const text = 'Montag dreißigste Januar neunzehn hundert vier und achtzig';
    expect(heard('de', sayDate('de', new Date('1984-01-30'), 'UTC'))).toBe(text);
  });

  it('leaves the year out where it is not wanted', () => {
    expect(heard('es', sayDate('es', SUNDAY, 'UTC', false))).toBe('domingo veintidós de noviembre');
  });

  it('is the day of the zone, with its daylight saving time; an unknown zone is UTC', () => {
    const lateInNewYork = new Date('2026-07-01T03:30:00Z');
    expect(heard('en', sayDateTime('en', lateInNewYork, 'America/New_York', false))).toBe(
      'Tuesday June thirtieth at eleven thirty p.m.',
    );
    expect(sayTime('en', SUNDAY, 'No/Such_Zone')).toEqual(sayTime('en', SUNDAY, 'UTC'));
    expect(sayDate('en', new Date(Number.NaN), 'UTC')).toEqual([]);
  });
});

describe('times', () => {
  it.each<[Language, string, string]>([
    ['en', '00:00', "twelve o'clock a.m."],
    ['en', '09:05', 'nine oh five a.m.'],
    ['en', '12:30', 'twelve thirty p.m.'],
    ['en', '23:59', 'eleven fifty nine p.m.'],
    ['fr', '14:00', 'quatorze heures'],
    ['fr', '21:05', 'vingt et un heures cinq'],
    ['de', '01:00', 'ein uhr'],
    ['de', '21:31', 'ein und zwanzig uhr ein und dreißig'],
    ['es', '01:00', 'a la una en punto'],
    ['es', '14:05', 'a las catorce y cinco'],
    ['es', '21:30', 'a las veinti una treinta'],
    ['it', '00:10', 'mezzanotte e dieci'],
    ['it', '01:00', 'ore una'],
    ['it', '14:30', 'ore quattordici e trenta'],
    ['ru', '14:00', 'четырнадцать ноль ноль'],
    ['ru', '21:05', 'двадцать один ноль пять'],
    ['ru', '09:30', 'девять тридцать'],
  ])('%s: %s is %j', (language, time, text) => {
    expect(heard(language, sayTime(language, new Date(`2026-11-22T${time}:00Z`), 'UTC'))).toBe(text);
  });

  it.each<[Language, string]>([
    ['en', 'Sunday November twenty second at one oh five p.m.'],
    ['fr', 'dimanche vingt deux novembre à treize heures cinq'],
    ['de', 'Sonntag zwei und zwanzigste November um dreizehn uhr fünf'],
    ['es', 'domingo veintidós de noviembre a las trece y cinco'],
    ['it', 'domenica venti due novembre alle ore tredici e cinque'],
    ['ru', 'воскресенье двадцать второй ноября в тринадцать ноль пять'],
  ])('%s: date and time in one sentence', (language, text) => {
    expect(heard(language, sayDateTime(language, SUNDAY, 'UTC', false))).toBe(text);
  });

  it('it: midnight has no "ore" before it', () => {
    const text = 'lunedì venti tre novembre a mezzanotte e uno';
    expect(heard('it', sayDateTime('it', new Date('2026-11-23T00:01:00Z'), 'UTC', false))).toBe(text);
  });
});
