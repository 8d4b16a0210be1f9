import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION_CODES, said, textOf } from './decision.ts';

describe('what is said of a decision', () => {
  it('is the text of its key with its values, parts of sentences among them', () => {
    const end = said('end_unreadable', { error: 'no such thing' });
    expect(textOf(said('onward_ends', { who: said('who_inbound_route', { number: '+44' }), end }))).toBe(
      'inbound route +44 ends the call with UNALLOCATED_NUMBER: no such thing',
    );
  });

  it('shows what tenants typed as they typed it', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(textOf(said('menu_off', { name }))).toBe(`menu ${name} is disabled and is skipped`);
      }),
    );
    expect(textOf(said('menu_off', { name: '{name} $& {code}' }))).toContain('menu {name} $& {code} is');
  });

  it('has keys that are names and texts that stand alone', () => {
    for (const code of DECISION_CODES) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(textOf({ code, values: {} })).not.toMatch(/[{}]/);
    }
  });
});
