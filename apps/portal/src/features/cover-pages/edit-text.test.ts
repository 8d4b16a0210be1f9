import { expect, test } from 'vitest';
import { inserted, wrapped } from './edit-text.ts';

test('what is inserted takes the place of the selection, and the caret stands behind it', () => {
  expect(inserted({ text: 'Dear NAME,', start: 5, end: 9 }, '[x:y]')).toEqual({
    text: 'Dear [x:y],',
    start: 10,
    end: 10,
  });
  expect(inserted({ text: '', start: 0, end: 0 }, 'a')).toEqual({ text: 'a', start: 1, end: 1 });
});

test('what is wrapped stays selected', () => {
  expect(wrapped({ text: 'a bold b', start: 2, end: 6 }, '<b>', '</b>')).toEqual({
    text: 'a <b>bold</b> b',
    start: 5,
    end: 9,
  });
});

test('an empty selection leaves the caret between', () => {
  expect(wrapped({ text: 'ab', start: 1, end: 1 }, '<i>', '</i>')).toEqual({ text: 'a<i></i>b', start: 4, end: 4 });
});
