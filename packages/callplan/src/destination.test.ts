import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialString, parseAppDestination, parseDestination } from './destination.ts';
import { HANGUP_CAUSES } from './hangup-cause.ts';

const UUID = '9b1c2d3e-0000-4000-8000-00000000000a';

function error(text: string): string {
  const result = parseDestination(text);
  return result.ok ? '' : result.error;
}

describe('the destination grammar (contract 20 §0.9)', () => {
  test.each([
    ['1001', { kind: 'number', number: '1001' }],
    [' 0 ', { kind: 'number', number: '0' }],
    ['+441632960000', { kind: 'number', number: '+441632960000' }],
    ['+44 (1632) 960-000', { kind: 'number', number: '+441632960000' }],
    ['1001 XML anything', { kind: 'number', number: '1001' }],
    ['1001 XML pbx.example.com with more', { kind: 'number', number: '1001' }],
    ['1001 XML', { kind: 'number', number: '1001' }],
    ['transfer:1001', { kind: 'number', number: '1001' }],
    ['transfer 1001 XML x', { kind: 'number', number: '1001' }],
    ['transfer:1001 XML x', { kind: 'number', number: '1001' }],
    ['*991001', { kind: 'voicemail', mailbox: '1001' }],
    ['*991001 XML x', { kind: 'voicemail', mailbox: '1001' }],
    ['transfer:*991001', { kind: 'voicemail', mailbox: '1001' }],
    ['voicemail:1001', { kind: 'voicemail', mailbox: '1001' }],
    ['voicemail:1001 XML x', { kind: 'voicemail', mailbox: '1001' }],
    ['*99', { kind: 'feature', code: '*99' }],
    ['*981001', { kind: 'feature', code: '*981001' }],
    ['*97', { kind: 'feature', code: '*97' }],
    ['**1001', { kind: 'feature', code: '**1001' }],
    ['*72+441632960000', { kind: 'feature', code: '*72+441632960000' }],
    ['hangup', { kind: 'hangup', cause: null }],
    ['hangup:', { kind: 'hangup', cause: null }],
    ['hangup:USER_BUSY', { kind: 'hangup', cause: 'USER_BUSY' }],
    ['playback:Closed today', { kind: 'playback', sound: 'Closed today' }],
    ['playback:tone_stream://%(250,0,440)', { kind: 'playback', sound: 'tone_stream://%(250,0,440)' }],
    [UUID, { kind: 'object', uuid: UUID }],
    [UUID.toUpperCase(), { kind: 'object', uuid: UUID }],
    [`${UUID} XML x`, { kind: 'object', uuid: UUID }],
    ['', { kind: 'nothing' }],
    ['   ', { kind: 'nothing' }],
    [null, { kind: 'nothing' }],
  ])('%j', (text, value) => {
    expect(parseDestination(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['bob', '"bob" is no number'],
    ['1001@acme.example', '"1001@acme.example" is no number'],
    ['+', '"+" is no number'],
    ['XML', '"XML" is no number'],
    ['1'.repeat(21), 'is no number'],
    ['1001\u0000', 'is no number'],
    ['transfer', 'transfer names no destination'],
    ['transfer:', 'transfer names no destination'],
    ['transfer:hangup', '"hangup" is no number'],
    ['voicemail:', 'voicemail names no mailbox'],
    ['voicemail:bob', '"bob" is no mailbox'],
    ['*991', '"1" is no mailbox'],
    ['*99123456789012', '"123456789012" is no mailbox'],
    ['hangup:NEVER', '"NEVER" is no hangup cause'],
    ['hangup:constructor', 'is no hangup cause'],
    ['playback:', 'playback names no sound'],
    ['playback:/etc/passwd', 'paths of the server are not allowed'],
  ])('%j is refused with what is wrong', (text, words) => {
    expect(error(text)).toContain(words);
  });

  test('an error text quotes no more than a bearable length', () => {
    expect(error('x'.repeat(100_000)).length).toBeLessThan(200);
  });

  test('every hangup cause can be named', () => {
    for (const cause of Object.keys(HANGUP_CAUSES)) {
      expect(parseDestination(`hangup:${cause}`)).toEqual({ ok: true, value: { kind: 'hangup', cause } });
    }
  });

  test('arbitrary text never throws; what is refused has an error text', () => {
    const word = fc.constantFrom('transfer', 'voicemail', 'hangup', 'playback', ':', ' ', 'XML', '*99', '+', '1001');
    const shaped = fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), shaped), (text) => {
        const result = parseDestination(text);
        expect(result.ok || result.error.length > 0).toBe(true);
      }),
    );
  });

  test('what is dialled for a destination means that destination', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+?[0-9]{2,11}|\*99[0-9]{2,11}|\*[0-8][0-9]{1,6})$/), (text) => {
        const result = parseDestination(`transfer:${text} XML acme.example`);
        if (!result.ok || !('number' in result.value || 'code' in result.value || 'mailbox' in result.value)) {
          throw new Error(`${text} was not understood`);
        }
        expect(dialString(result.value)).toBe(text);
      }),
    );
  });
});

describe('with a separate *_app field (contract 20 §0.9)', () => {
  test.each([
    ['transfer', '1001 XML x', { kind: 'number', number: '1001' }],
    ['', '*991001', { kind: 'voicemail', mailbox: '1001' }],
    [null, 'hangup:USER_BUSY', { kind: 'hangup', cause: 'USER_BUSY' }],
    ['transfer', null, { kind: 'nothing' }],
    ['hangup', 'whatever', { kind: 'hangup', cause: null }],
    ['voicemail', '1001', { kind: 'voicemail', mailbox: '1001' }],
    ['voicemail', '1001 XML acme.example', { kind: 'voicemail', mailbox: '1001' }],
    ['playback', 'Closed today', { kind: 'playback', sound: 'Closed today' }],
  ])('%j + %j', (app, data, value) => {
    expect(parseAppDestination(app, data)).toEqual({ ok: true, value });
  });

  test.each([
    ['system', 'rm', '"system" is not one of transfer, hangup, voicemail, playback'],
    ['voicemail', null, 'voicemail names no mailbox'],
    ['playback', '/etc/passwd', 'paths of the server are not allowed'],
    ['transfer', 'bob', '"bob" is no number'],
  ])('%j + %j is refused', (app, data, words) => {
    expect(parseAppDestination(app, data)).toMatchObject({ ok: false, error: expect.stringContaining(words) });
  });
});
