import { describe, expect, test } from 'vitest';
import { checkExtension } from './check-extension.ts';
import { defaultValues, type ExtensionValues } from './extension-values.ts';

const UUID = '4f0d3a52-1d6f-4a37-9a0e-6f4f7b3b0001';
const check = (values: Partial<ExtensionValues>) =>
  checkExtension({ ...defaultValues('1001', 'acme.example'), ...values }, UUID);
const fields = (values: Partial<ExtensionValues>) => check(values).map((error) => error.field);

describe('forwards (contract 20 §1.2)', () => {
  const forwards = ['forward_all', 'forward_busy', 'forward_no_answer', 'forward_user_not_registered'] as const;

  test.each(forwards)('%s to the extension itself is refused: number, alias, uuid', (forward) => {
    for (const destination of ['1001', '1001 XML acme', 'transfer:1001', '1900', UUID, UUID.toUpperCase()]) {
      const wrong = fields({ number_alias: '1900', [`${forward}_destination`]: destination });
      expect(wrong).toEqual([`${forward}_destination`]);
    }
  });

  test.each(forwards)('%s to what cannot be read is refused', (forward) => {
    expect(fields({ [`${forward}_destination`]: 'what?' })).toEqual([`${forward}_destination`]);
  });

  test.each(forwards)('%s takes the destination grammar', (forward) => {
    for (const destination of [
      '1002',
      '+441632960000',
      '*991002',
      'voicemail:1001',
      'hangup:USER_BUSY',
      'playback:sorry',
    ]) {
      expect(fields({ [`${forward}_enabled`]: true, [`${forward}_destination`]: destination })).toEqual([]);
    }
  });

  test('forward_all without a destination is refused', () => {
    expect(check({ forward_all_enabled: true })).toEqual([
      { field: 'forward_all_destination', message: 'is required when forward_all_enabled is true' },
    ]);
  });

  test.each(forwards.slice(1))('%s without a destination is kept: it releases with that cause', (forward) => {
    expect(fields({ [`${forward}_enabled`]: true })).toEqual([]);
  });
});

describe('other values', () => {
  test('the alias must differ from the number', () => {
    expect(fields({ number_alias: '1001' })).toEqual(['number_alias']);
  });

  test.each(['OPUS', 'opus,G722,PCMU', 'PCMA, PCMU', 'PCMU@20i', 'G729'])('codecs %s', (list) => {
    expect(fields({ absolute_codec_string: list })).toEqual([]);
  });

  test.each(['MP3', 'PCMU,,PCMA', 'PCMU@', 'PCMU;PCMA'])('no codecs: %s', (list) => {
    expect(fields({ absolute_codec_string: list })).toEqual(['absolute_codec_string']);
  });

  test.each(['192.0.2.0/24', '192.0.2.1', '2001:db8::/32', '10.0.0.0/8, office'])(
    'addresses and access lists %s',
    (list) => {
      expect(fields({ auth_acl: list })).toEqual([]);
    },
  );

  test.each(['192.0.2.0/33', '192.0.2', 'office/24', '10.0.0.0/8,', '2001:db8::/129'])('no addresses: %s', (list) => {
    expect(fields({ auth_acl: list })).toEqual(['auth_acl']);
  });

  test.each(['local_stream://jazz', 'jazz', 'silence', 'tone_stream://%(2000,4000,440)'])('music %s', (music) => {
    expect(fields({ hold_music: music })).toEqual([]);
  });

  test.each(['/etc/passwd', '../music'])('no music: %s', (music) => {
    expect(fields({ hold_music: music })).toEqual(['hold_music']);
  });

  test('every field that is wrong is named', () => {
    const wrong = { number_alias: '1001', forward_all_enabled: true, limit_destination: '?', auth_acl: '?' };
    expect(fields(wrong)).toEqual(['number_alias', 'forward_all_destination', 'limit_destination', 'auth_acl']);
  });
});
