import { describe, expect, it } from 'vitest';
import type { Login } from './session-state.ts';
import { Session } from './session-store.ts';
import type { Tabs } from './tabs.ts';

const token = (user: number, number = 1) => `x.${btoa(JSON.stringify({ user_id: user, username: 'ada', number }))}.x`;

function tabs() {
  const told: number[] = [];
  let answer: () => Login | undefined = () => undefined;
  let left: (user: number) => void = () => undefined;
  let take: (login: Login) => void = () => undefined;
  const port: Tabs & { other: Login | undefined } = {
    other: undefined,
    ask: async (hear) => {
      take = hear;
      if (port.other !== undefined) hear(port.other);
    },
    onAsked: (give) => {
      answer = give;
    },
    tellLeft: (user) => told.push(user),
    onLeft: (hear) => {
      left = hear;
    },
  };
  return {
    port,
    told,
    asked: () => answer(),
    hearsLeft: (user: number) => left(user),
    answersLate: (login: Login) => take(login),
  };
}

function started(kept?: Login) {
  const storage = {
    kept,
    read: () => storage.kept,
    write(login: Login | undefined) {
      storage.kept = login;
    },
  };
  const others = tabs();
  return { session: new Session(storage, others.port), storage, others };
}

const inside = { remember: false, secondFactor: false };

describe('the session of a tab', () => {
  it('goes on with what the browser kept, else with the login of another tab', async () => {
    const own = started({ token: token(1), remember: false });
    await own.session.start();
    expect(own.session.token()).toBe(token(1));
    const fresh = started();
    fresh.others.port.other = { token: token(2), remember: false };
    await fresh.session.start();
    expect([fresh.session.state().state, fresh.storage.kept?.token]).toEqual(['in', token(2)]);
    expect(fresh.others.asked()?.token).toBe(token(2));
  });

  it('takes up the login of a tab that answers late, unless somebody has logged in or out meanwhile', async () => {
    const other: Login = { token: token(2), remember: false };
    const patient = started();
    await patient.session.start();
    expect(patient.session.state().state).toBe('out');
    patient.others.answersLate(other);
    expect([patient.session.token(), patient.storage.kept]).toEqual([token(2), other]);
    const busy = started();
    await busy.session.start();
    busy.session.loggedIn(token(1), inside);
    busy.others.answersLate(other);
    expect(busy.session.token()).toBe(token(1));
    busy.session.leave();
    busy.others.answersLate(other);
    expect(busy.session.state().state).toBe('out');
  });

  it('gives what waits the token of the same user’s next login', async () => {
    const { session } = started();
    session.loggedIn(token(1), inside);
    const waiting = [session.renew(token(1)), session.renew(token(1))];
    expect(session.state().state).toBe('expired');
    session.loggedIn(token(1, 2), { remember: false, secondFactor: true });
    session.secondFactorPassed();
    expect(await Promise.all(waiting)).toEqual([token(1, 2), token(1, 2)]);
    expect(await session.renew(token(1))).toBe(token(1, 2));
  });

  it('gives it nothing where somebody else logs in, or nobody', async () => {
    const { session } = started();
    session.loggedIn(token(1), inside);
    const first = session.renew(token(1));
    session.loggedIn(token(2), inside);
    expect(await first).toBeUndefined();
    const second = session.renew(token(2));
    session.leave();
    expect(await second).toBeUndefined();
  });

  it('keeps no login that waits for a second factor, and tells and hears of leaving', () => {
    const { session, storage, others } = started();
    session.loggedIn(token(1), { remember: true, secondFactor: true });
    expect(storage.kept).toBeUndefined();
    session.secondFactorPassed();
    others.hearsLeft(2);
    expect(storage.kept?.token).toBe(token(1));
    others.hearsLeft(1);
    expect([session.state().state, storage.kept]).toEqual(['out', undefined]);
    session.loggedIn(token(1), inside);
    session.leave();
    expect(others.told).toEqual([1]);
  });
});
