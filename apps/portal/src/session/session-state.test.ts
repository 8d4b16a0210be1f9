import { describe, expect, it } from 'vitest';
import { nextSession, type SessionEvent, type SessionState, userOf } from './session-state.ts';

const token = (user: number, number = 1, act?: number) => {
  const claims = {
    user_id: user,
    username: `user${user}`,
    number,
    ...(act === undefined ? {} : { act: { user_id: act } }),
  };
  return `x.${btoa(JSON.stringify(claims))}.x`;
};
const after = (...events: SessionEvent[]) => events.reduce<SessionState>(nextSession, { state: 'out' });
const loggedIn = (text: string, secondFactor = false) =>
  ({ type: 'logged-in', token: text, remember: false, secondFactor }) as const;

describe('a session', () => {
  it('begins with a login, after the second factor where one is owed', () => {
    expect(after(loggedIn(token(1))).state).toBe('in');
    expect(after(loggedIn(token(1), true))).toMatchObject({ state: 'second-factor', returning: false });
    expect(after(loggedIn(token(1), true), { type: 'second-factor-passed' }).state).toBe('in');
    expect(after(loggedIn(token(1)), { type: 'second-factor-owed', token: token(1) }).state).toBe('second-factor');
  });

  it('expires when the server refuses its token, and goes on with the next one of the same user', () => {
    const expired = after(loggedIn(token(1)), { type: 'refused', token: token(1) });
    expect([expired.state, userOf(expired)]).toEqual(['expired', 1]);
    expect(nextSession(expired, loggedIn(token(1, 2))).state).toBe('in');
    expect(nextSession(expired, loggedIn(token(1, 2), true))).toMatchObject({
      state: 'second-factor',
      returning: true,
    });
    expect(nextSession(expired, loggedIn(token(2), true))).toMatchObject({ state: 'second-factor', returning: false });
  });

  it('does not expire by the refusal of a token that it has replaced', () => {
    expect(after(loggedIn(token(1, 2)), { type: 'refused', token: token(1, 1) }).state).toBe('in');
  });

  it('falls back to the password when the second factor was wrong too often', () => {
    expect(after(loggedIn(token(1), true), { type: 'refused', token: token(1) }).state).toBe('out');
    const returning = after(loggedIn(token(1)), { type: 'refused', token: token(1) }, loggedIn(token(1, 2), true));
    expect(nextSession(returning, { type: 'refused', token: token(1, 2) }).state).toBe('expired');
  });

  it('of an impersonator comes back to himself, also when the impersonation ends by itself', () => {
    const impersonating = after(loggedIn(token(1)), { type: 'impersonated', token: token(5, 1, 1) });
    expect(userOf(impersonating)).toBe(5);
    expect(userOf(nextSession(impersonating, { type: 'came-back' }))).toBe(1);
    const ended = nextSession(impersonating, { type: 'refused', token: token(5, 1, 1) });
    expect([ended.state, userOf(ended)]).toEqual(['in', 1]);
  });

  it('ends with leaving', () => {
    expect(after(loggedIn(token(1)), { type: 'left' })).toEqual({ state: 'out' });
  });
});
