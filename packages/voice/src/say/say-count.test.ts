import { describe, expect, it } from 'vitest';
import type { Language } from '../language.ts';
import { heard } from '../testing/transcripts.ts';
import { sayCount } from './say-count.ts';

describe('counts of messages', () => {
  it.each<[Language, number, number, string]>([
    ['en', 0, 0, 'you have no messages'],
    ['en', 1, 0, 'you have one new message'],
    ['en', 3, 1, 'you have three new messages and one old message'],
    ['fr', 0, 0, 'aucun message'],
    ['fr', 3, 0, 'vous avez trois nouveaux messages'],
    ['fr', 0, 2, 'vous avez deux anciens messages'],
    ['de', 1, 2, 'Sie haben eine neue Nachricht und zwei alte Nachrichten'],
    ['de', 0, 0, 'Sie haben keine Nachrichten'],
    ['es', 0, 0, 'no tiene mensajes'],
    ['es', 1, 0, 'tiene un mensaje nuevo'],
    ['es', 21, 2, 'tiene veinti un mensajes nuevos y dos mensajes viejos'],
    ['it', 0, 0, 'nessun messaggio'],
    ['it', 1, 3, 'hai un nuovo messaggio e tre vecchi messaggi'],
    ['ru', 0, 0, 'у вас нет сообщений'],
    ['ru', 1, 0, 'у вас одно новое сообщение'],
    ['ru', 2, 0, 'у вас два новых сообщения'],
    ['ru', 5, 0, 'у вас пять новых сообщений'],
    ['ru', 11, 21, 'у вас одиннадцать новых сообщений и двадцать одно старое сообщение'],
    ['ru', 0, 112, 'у вас сто двенадцать старых сообщений'],
  ])('%s: %d new and %d saved: %j', (language, fresh, saved, text) => {
    expect(heard(language, sayCount(language, fresh, saved))).toBe(text);
  });

  it('takes what is no count for none', () => {
    expect(sayCount('en', -1, Number.NaN)).toEqual(sayCount('en', 0, 0));
  });
});
