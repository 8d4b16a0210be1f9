import { describe, expect, test } from 'vitest';
import { checkForward } from './check-forward.ts';

const UUID = '9b1c2d3e-0000-4000-8000-00000000000a';
const extension = { uuid: UUID, number: '1001', alias: '2001' };

describe('a forward that names the extension itself is refused (contract 20 §1.2)', () => {
  test.each([
    '1001',
    '2001',
    '1001 XML acme.example',
    'transfer:1001',
    'transfer 2001 XML x',
    '10-01',
    UUID,
    UUID.toUpperCase(),
    `transfer:${UUID}`,
  ])('%j', (destination) => {
    expect(checkForward(extension, destination)).toBe('extension 1001 cannot forward to itself');
  });

  test.each([null, '', '1002', '+1001', '*991001', 'voicemail:1001', 'hangup:USER_BUSY', 'playback:closed', '*97'])(
    '%j is not itself',
    (destination) => {
      expect(checkForward(extension, destination)).toBeNull();
    },
  );

  test('a destination that cannot be read is refused with what is wrong', () => {
    expect(checkForward(extension, 'bob')).toContain('"bob" is no number');
  });

  test('an extension about to be made has no uuid', () => {
    expect(checkForward({ uuid: null, number: '1001', alias: null }, UUID)).toBeNull();
  });
});
