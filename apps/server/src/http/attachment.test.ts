import { expect, it } from 'vitest';
import { attachment } from './attachment.ts';

it.each([
  ['Welcome.wav', 'attachment; filename="Welcome.wav"'],
  ['"a/b\\c".wav', `attachment; filename="_a_b_c_.wav"; filename*=UTF-8''%22a%2Fb%5Cc%22.wav`],
  [
    "Begrüßung (1)'*.wav",
    `attachment; filename="Begr__ung (1)'*.wav"; filename*=UTF-8''Begr%C3%BC%C3%9Fung%20%281%29%27%2A.wav`,
  ],
  ['a\r\nSet-Cookie: b', `attachment; filename="a__Set-Cookie: b"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b`],
])('%j is one header value', (name, header) => {
  expect(attachment(name)).toBe(header);
});
