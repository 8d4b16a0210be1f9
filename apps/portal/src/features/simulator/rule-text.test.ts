import { describe, expect, it } from 'vitest';
import { rules } from '../../texts/es/simulated-rules.ts';
import { ruleText } from './rule-text.ts';

const forwards = {
  code: 'extension_forwards',
  values: { extension: '1001', number: '1002', calls: { code: 'calls_all', values: {} } },
} as const;

describe('what is said of a rule', () => {
  it('is in the reader’s language, its parts too', () => {
    expect(ruleText(forwards, rules, 'English')).toBe('la extensión 1001 desvía todas las llamadas a 1002');
  });

  it('shows what tenants typed as they typed it', () => {
    const rule = { code: 'menu_off', values: { name: '{number} $& {name}' } } as const;
    expect(ruleText(rule, rules, '')).toBe('el menú {number} $& {name} está desactivado y se omite');
  });

  it('is what the server says where a text is missing: the whole of it', () => {
    expect(ruleText(forwards, {}, 'English')).toBe('English');
    expect(ruleText(forwards, { extension_forwards: '{extension} {calls}' }, 'English')).toBe('English');
  });
});
