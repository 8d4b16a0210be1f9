import { expect, test } from 'vitest';
import { folded, unfolded } from './fold-pictures.ts';

const [A, B] = ['data:image/png;base64,AAAA+/==', 'data:image/jpeg;base64,BBBB'];

test('pictures stand by a name in what is edited, and come back', () => {
  const html = `<p>x</p><img src="${A}" width="9"><img src="${B}"><img src="${A}">`;
  const edited = folded(html, []);
  expect(edited.text).toBe('<p>x</p><img src="picture-1" width="9"><img src="picture-2"><img src="picture-1">');
  expect(unfolded(edited)).toBe(html);
});

test('a picture keeps its name when the one before it is deleted', () => {
  const { pictures } = folded(`<img src="${A}"><img src="${B}">`, []);
  expect(folded(`<img src="${B}">`, pictures).text).toBe('<img src="picture-2">');
});

test('what names no picture stays as it is typed', () => {
  const text = '<img src="picture-7"> picture-1';
  expect(unfolded({ text, pictures: [A] })).toBe(text);
  expect(folded(`text ${A}`, []).text).toBe(`text ${A}`);
});
