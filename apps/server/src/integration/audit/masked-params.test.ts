import { expect, it } from 'vitest';
import { maskedParams } from './masked-params.ts';

it('no secret gets into the log, by its name or by what it is (contract 40 B8)', () => {
  const sent = {
    gateway_password: 'one',
    pass: 'two',
    extensions: '[{"Extension Password":"three","voicemail_password":"four"}]',
    admin_user: { user_password: 'five', user_name: 'a' },
    remark: 'my hash is ich_secret',
  };
  const masked = JSON.stringify(maskedParams(sent, ['ich_secret']));
  expect(masked).not.toMatch(/"(one|two|three|four|five)"|ich_secret/);
  expect(masked).toContain('"user_name":"a"');
});

it('what is too long is kept by its names', () => {
  expect(maskedParams({ text: 'x'.repeat(20_000) }, [])).toEqual({ truncated: true, names: ['text'] });
});
