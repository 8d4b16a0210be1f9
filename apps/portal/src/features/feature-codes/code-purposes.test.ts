import { describe, expect, it } from 'vitest';
import { behind, byPurpose, codesText } from './code-purposes.ts';

describe('feature codes (contract 20 §12.3)', () => {
  it('say what is dialled behind them, and whether it may be left out', () => {
    expect(behind('forward_all_on')).toEqual({ kind: 'number', asked: true });
    expect(behind('leave_message')).toEqual({ kind: 'mailbox', asked: false });
    expect(behind('echo')).toBeNull();
    expect(behind('constructor')).toBeNull();
  });

  it('stand by their purpose, those of call flows last', () => {
    const groups = byPurpose([{ dialplan_name: 'Night' }, { dialplan_name: 'echo' }, { dialplan_name: 'redial' }]);
    expect(groups.map(({ purpose }) => purpose)).toEqual(['calling', 'tests', 'flows']);
  });

  it('are copied as lines', () => {
    expect(
      codesText([
        { code: '*97', does: 'Own voicemail' },
        { code: '*69', does: 'Call the last caller' },
      ]),
    ).toBe('*97\tOwn voicemail\n*69\tCall the last caller\n');
  });
});
