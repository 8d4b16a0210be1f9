import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_CODES } from './catalogue.ts';
import { codeUuid } from './code-uuid.ts';
import { codeWithDigits, exactCode, isBuiltInCode } from './match-code.ts';

const nameOf = (text: string) => (exactCode(text) ?? codeWithDigits(text))?.code.name ?? null;

describe('built-in codes (contract 20 §12.3)', () => {
  it.each([
    ['*97', 'own_voicemail'],
    ['*971001', 'pickup_polycom'],
    ['**1001', 'pickup'],
    ['*8', 'group_pickup'],
    ['*81001', 'page'],
    ['*870', 'redial'],
    ['*8001', 'page'],
    ['*80012', 'queue_waiting'],
    ['*72', 'forward_all_on'],
    ['*72+441632960000', 'forward_all_on'],
    ['*724', 'page_group'],
    ['*7244', 'forward_all_on'],
    ['*73', 'forward_all_off'],
    ['*5900', 'park'],
    ['*5901', 'park_slot'],
    ['*5999', 'park_slot'],
    ['*4000', 'any_voicemail_by_number'],
    ['*98', 'any_voicemail'],
    ['*981001', 'voicemail_of'],
    ['*991001', 'leave_message'],
    ['*22', 'agent_toggle'],
    ['*2242', 'agent_toggle_by_id'],
    ['*69', 'call_return'],
    ['*67', 'withhold_caller_id'],
    ['*671001', 'withhold_caller_id'],
    ['*3472', 'disa'],
    ['*341001', 'barge_in'],
    ['*331001', 'eavesdrop'],
    ['*9411', 'emergency_calls'],
    ['0', 'operator'],
  ])('%s is %s: exact before pattern, longest pattern first', (dialled, name) => {
    expect(nameOf(dialled)).toBe(name);
  });

  it.each(['*99', '*2', '*5', '*1', '*5000', '*591', '*590', '*72' + '1'.repeat(18), '1001', '', '*'])(
    '%s is none that is dialled',
    (dialled) => {
      expect(nameOf(dialled)).toBeNull();
      expect(isBuiltInCode(dialled)).toBe(false);
    },
  );

  it('have names of their own, and uuids made of them', () => {
    const names = BUILT_IN_CODES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(codeUuid('park')).toBe(codeUuid('park'));
    expect(codeUuid('park')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(names.map(codeUuid)).size).toBe(names.length);
  });

  it('take one outcome for whatever is dialled', () => {
    const dialled = fc.oneof(fc.string(), fc.stringMatching(/^\*[0-9*]{0,8}$/));
    fc.assert(
      fc.property(dialled, (text) => {
        const found = exactCode(text) ?? codeWithDigits(text);
        expect(isBuiltInCode(text)).toBe(found !== null);
        if (found !== null) expect(`${found.code.code}${found.digits}`).toBe(text);
      }),
    );
  });
});
