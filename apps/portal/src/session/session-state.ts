import { readClaims } from './claims.ts';

/** A login as the browser keeps it. */
export interface Login {
  readonly token: string;
  /** Kept beyond the life of the browser window. */
  readonly remember: boolean;
  /** While impersonating: the token to come back to. */
  readonly own?: string | undefined;
}

export type SessionState =
  | { readonly state: 'out' }
  /** The password was right; the second factor is owed. `returning`: the page of the expired session waits underneath. */
  | { readonly state: 'second-factor'; readonly login: Login; readonly returning: boolean }
  | { readonly state: 'in'; readonly login: Login }
  /** The server no longer takes the token; the page waits underneath until the same user is back. */
  | { readonly state: 'expired'; readonly login: Login };

export type SessionEvent =
  | { readonly type: 'logged-in'; readonly token: string; readonly remember: boolean; readonly secondFactor: boolean }
  | { readonly type: 'second-factor-passed' }
  /** The server no longer takes the token. */
  | { readonly type: 'refused'; readonly token: string }
  /** The server asks for the second factor of this token. */
  | { readonly type: 'second-factor-owed'; readonly token: string }
  | { readonly type: 'impersonated'; readonly token: string }
  | { readonly type: 'came-back' }
  | { readonly type: 'left' };

const OUT: SessionState = { state: 'out' };

/** What becomes of a session by an event. */
export function nextSession(session: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'logged-in':
      return enter(session, event);
    case 'second-factor-passed':
      return session.state === 'second-factor' ? { state: 'in', login: session.login } : session;
    case 'second-factor-owed':
      return oweSecondFactor(session, event.token);
    case 'refused':
      return refuse(session, event.token);
    case 'impersonated':
      return session.state === 'in' ? impersonate(session.login, event.token) : session;
    case 'came-back':
      return session.state === 'in' ? comeBack(session.login) : session;
    case 'left':
      return OUT;
  }
}

function enter(before: SessionState, event: SessionEvent & { type: 'logged-in' }): SessionState {
  const login: Login = { token: event.token, remember: event.remember };
  if (!event.secondFactor) return { state: 'in', login };
  const returning = before.state === 'expired' && userOf(before) === readClaims(event.token)?.userId;
  return { state: 'second-factor', login, returning };
}

function oweSecondFactor(session: SessionState, token: string): SessionState {
  if (session.state !== 'in' || session.login.token !== token) return session;
  return { state: 'second-factor', login: session.login, returning: false };
}

function refuse(session: SessionState, token: string): SessionState {
  if (session.state === 'out' || session.login.token !== token) return session;
  if (session.state === 'second-factor') return session.returning ? { state: 'expired', login: session.login } : OUT;
  // An impersonation ends by itself after an hour; whoever impersonated is himself again.
  return session.login.own === undefined ? { state: 'expired', login: session.login } : comeBack(session.login);
}

function impersonate(login: Login, token: string): SessionState {
  return { state: 'in', login: { token, remember: login.remember, own: login.own ?? login.token } };
}

function comeBack(login: Login): SessionState {
  if (login.own === undefined) return { state: 'in', login };
  return { state: 'in', login: { token: login.own, remember: login.remember } };
}

/** The user whom a session is about, also while it is expired. */
export function userOf(session: SessionState): number | undefined {
  return session.state === 'out' ? undefined : readClaims(session.login.token)?.userId;
}
