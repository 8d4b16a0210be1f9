import { expect, test } from 'vitest';
import { alone } from './alone.ts';

test.each(['"pin":"4321"', '<sip:4321@acme.example>', '4321', 'to 4321, then'])('finds digits in %s', (text) => {
  expect(text).toMatch(alone('4321'));
});

test.each(['474321df', '05c51fe6-4321-4770', 'm=audio 43210', 'q4321+/=', 'tag=a4321'])('passes over %s', (text) => {
  expect(text).not.toMatch(alone('4321'));
});
