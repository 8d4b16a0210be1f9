import type { Login } from './session-state.ts';

const KEY = 'strowger.session';

/**
 * Where a login lives: in the tab (`sessionStorage`), so that it ends with it; with "keep me signed in" in the browser
 * (`localStorage`). Both are readable by scripts of this origin alone, and the page runs no script but its own (CSP);
 * a cookie would be sent with requests that other sites make.
 */
export interface SessionStorage {
  read(): Login | undefined;
  write(login: Login | undefined): void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @param tab store of this tab; @param browser store that outlives it */
export function createSessionStorage(tab: Store, browser: Store): SessionStorage {
  return {
    read: () => readLogin(tab.getItem(KEY)) ?? readLogin(browser.getItem(KEY)),
    write(login) {
      const impersonating = login?.own !== undefined;
      // An impersonation is this tab's alone: the other tabs go on as who they were.
      if (login !== undefined && (impersonating || !login.remember)) tab.setItem(KEY, JSON.stringify(login));
      else tab.removeItem(KEY);
      if (login?.remember === true && !impersonating) browser.setItem(KEY, JSON.stringify(login));
      else if (!impersonating) browser.removeItem(KEY);
    },
  };
}

function readLogin(text: string | null): Login | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isLogin(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLogin(value: unknown): value is Login {
  if (typeof value !== 'object' || value === null) return false;
  if (!('token' in value) || typeof value.token !== 'string') return false;
  if (!('remember' in value) || typeof value.remember !== 'boolean') return false;
  return !('own' in value) || typeof value.own === 'string';
}
