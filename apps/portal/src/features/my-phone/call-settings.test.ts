import { describe, expect, it } from 'vitest';
import { type CallSettings, FORWARD_CASES, forwardOf, outcomeOf, undoOf, withForward } from './call-settings.ts';

const QUIET: CallSettings = {
  do_not_disturb: false,
  follow_me_enabled: false,
  forward_all_enabled: false,
  forward_all_destination: null,
  forward_busy_enabled: false,
  forward_busy_destination: null,
  forward_no_answer_enabled: false,
  forward_no_answer_destination: null,
  forward_user_not_registered_enabled: false,
  forward_user_not_registered_destination: null,
};

describe('forwards of an extension', () => {
  it('are each read as they were set', () => {
    for (const one of FORWARD_CASES) {
      const set = { ...QUIET, ...withForward(one, { enabled: true, destination: '1002' }) };
      expect(forwardOf(set, one)).toEqual({ enabled: true, destination: '1002' });
      const others = FORWARD_CASES.filter((other) => other !== one);
      expect(others.map((other) => forwardOf(set, other).enabled)).toEqual([false, false, false]);
    }
  });

  it('are taken back to what they were, and nothing else is', () => {
    const before = { ...QUIET, forward_all_destination: '1002', do_not_disturb: true };
    const changes = withForward('all', { enabled: true, destination: '1003' });
    expect(undoOf(before, changes)).toEqual({ forward_all_enabled: false, forward_all_destination: '1002' });
  });
});

describe('the next call to an extension (contract 20 §1.8)', () => {
  const outcome = (changes: Partial<CallSettings>, registered = true) =>
    outcomeOf({ ...QUIET, ...changes, registered });
  const all = withForward('all', { enabled: true, destination: '1002' });
  const busy = withForward('busy', { enabled: true, destination: '1003' });
  const away = withForward('away', { enabled: true, destination: '1004' });

  it('rings, or finds no phone', () => {
    expect(outcome({})).toEqual({ kind: 'rings' });
    expect(outcome({}, false)).toEqual({ kind: 'away' });
    expect(outcome({ forward_no_answer_enabled: true, forward_no_answer_destination: '1' })).toEqual({ kind: 'rings' });
  });

  it('is forwarded before it is refused, and refused before anything rings', () => {
    expect(outcome({ ...all, do_not_disturb: true })).toEqual({ kind: 'forwarded', why: 'all', to: '1002' });
    expect(outcome({ do_not_disturb: true, follow_me_enabled: true })).toEqual({ kind: 'busy' });
    expect(outcome({ ...busy, do_not_disturb: true })).toEqual({ kind: 'forwarded', why: 'busy', to: '1003' });
  });

  it('goes elsewhere while no phone is registered, before other numbers are tried', () => {
    expect(outcome({ ...away, follow_me_enabled: true }, false)).toMatchObject({ why: 'away', to: '1004' });
    expect(outcome({ ...away, follow_me_enabled: true })).toEqual({ kind: 'followed' });
  });
});
