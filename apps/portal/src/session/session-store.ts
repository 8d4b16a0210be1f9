import type { RequestSession } from '../api/session-fetch.ts';
import { readClaims } from './claims.ts';
import { type Login, nextSession, type SessionEvent, type SessionState } from './session-state.ts';
import type { SessionStorage } from './session-storage.ts';
import type { Tabs } from './tabs.ts';

type Listener = () => void;

/** The login of this tab: a store that components subscribe to and that requests ask for their token. */
export class Session implements RequestSession {
  #state: SessionState = { state: 'out' };
  readonly #listeners = new Set<Listener>();
  readonly #storage: SessionStorage;
  readonly #tabs: Tabs;

  constructor(storage: SessionStorage, tabs: Tabs) {
    this.#storage = storage;
    this.#tabs = tabs;
    tabs.onAsked(() =>
      this.#state.state === 'in' && this.#state.login.own === undefined ? this.#state.login : undefined,
    );
    tabs.onLeft((userId) => {
      if (this.#state.state !== 'out' && readClaims(this.#state.login.token)?.userId === userId)
        this.#apply({ type: 'left' });
    });
  }

  /** Takes up the login of this browser, else of another tab: of a slow one also later, if nothing has happened since. */
  async start(): Promise<void> {
    const kept = this.#storage.read();
    const before = this.#state;
    const enter = (login: Login): void => {
      if (this.#state !== before) return;
      this.#storage.write(login);
      this.#become({ state: 'in', login });
    };
    if (kept === undefined) await this.#tabs.ask(enter);
    else enter(kept);
  }

  state = (): SessionState => this.#state;

  /** @returns ends the subscription */
  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  token(): string | undefined {
    return this.#state.state === 'out' ? undefined : this.#state.login.token;
  }

  async renew(expired: string): Promise<string | undefined> {
    const user = readClaims(expired)?.userId;
    this.#apply({ type: 'refused', token: expired });
    while (this.#state.state === 'expired' || this.#state.state === 'second-factor') await this.#nextChange();
    const token = this.token();
    return token !== undefined && token !== expired && readClaims(token)?.userId === user ? token : undefined;
  }

  /** The server gave a token. */
  loggedIn(token: string, options: { remember: boolean; secondFactor: boolean }): void {
    this.#apply({ type: 'logged-in', token, ...options });
  }

  secondFactorPassed(): void {
    this.#apply({ type: 'second-factor-passed' });
  }

  /** The server refused this token until the second factor is proven. */
  oweSecondFactor(token: string): void {
    this.#apply({ type: 'second-factor-owed', token });
  }

  impersonate(token: string): void {
    this.#apply({ type: 'impersonated', token });
  }

  /** Ends an impersonation. */
  comeBack(): void {
    this.#apply({ type: 'came-back' });
  }

  /** Forgets the login, here and in the other tabs; the server is told by whoever calls this. */
  leave(): void {
    const token = this.token();
    const user = token === undefined ? undefined : readClaims(token)?.userId;
    this.#apply({ type: 'left' });
    if (user !== undefined) this.#tabs.tellLeft(user);
  }

  #apply(event: SessionEvent): void {
    const next = nextSession(this.#state, event);
    if (next === this.#state) return;
    // What waits for a second factor or a new login is not worth keeping beyond this page.
    if (next.state === 'in') this.#storage.write(next.login);
    else if (next.state === 'out') this.#storage.write(undefined);
    this.#become(next);
  }

  #become(next: SessionState): void {
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const end = this.subscribe(() => {
        end();
        resolve();
      });
    });
  }
}
