import { expect, test } from 'vitest';
import { escaped, previewPage } from './preview-page.ts';

test('the preview shows examples in place of tokens', () => {
  const page = previewPage('<p>To [transmission:contact:first_name]</p>', () => 'Ana & Söhne <b>');
  expect(page).toContain('<p>To Ana &#38; Söhne &#60;b&#62;</p>');
});

test('the preview loads nothing: its policy stands before what was typed', () => {
  const page = previewPage('<img src="https://elsewhere.example/x.png">', () => '');
  const policy = page.indexOf(`content="default-src 'none'`);
  expect(policy).toBeGreaterThan(0);
  expect(policy).toBeLessThan(page.indexOf('elsewhere'));
});

test('a text as HTML keeps its lines', () => {
  expect(escaped('a\n<i>"b"')).toBe('a<br>&#60;i&#62;&#34;b&#34;');
});
