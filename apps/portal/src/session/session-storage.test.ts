import { describe, expect, it } from 'vitest';
import { createSessionStorage } from './session-storage.ts';

function store() {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

describe('where a login is kept', () => {
  it('is the tab, or the browser for whoever wants to stay signed in', () => {
    const tab = store();
    const browser = store();
    const kept = createSessionStorage(tab, browser);
    kept.write({ token: 'a', remember: false });
    expect([tab.map.size, browser.map.size, kept.read()]).toEqual([1, 0, { token: 'a', remember: false }]);
    kept.write({ token: 'b', remember: true });
    expect([tab.map.size, browser.map.size, kept.read()]).toEqual([0, 1, { token: 'b', remember: true }]);
    kept.write(undefined);
    expect([tab.map.size, browser.map.size, kept.read()]).toEqual([0, 0, undefined]);
  });

  it('is the tab alone for an impersonation; the browser keeps the own login', () => {
    const tab = store();
    const browser = store();
    const kept = createSessionStorage(tab, browser);
    kept.write({ token: 'own', remember: true });
    kept.write({ token: 'other', remember: true, own: 'own' });
    expect(kept.read()?.token).toBe('other');
    expect(createSessionStorage(store(), browser).read()?.token).toBe('own');
  });

  it('counts for nothing where it cannot be read', () => {
    const tab = store();
    for (const text of ['', '{', 'null', '{"token":1,"remember":true}', '{"token":"a"}']) {
      tab.setItem('strowger.session', text);
      expect(createSessionStorage(tab, store()).read()).toBeUndefined();
    }
  });
});
