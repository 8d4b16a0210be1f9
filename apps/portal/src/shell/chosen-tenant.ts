import { useSyncExternalStore } from 'react';

const KEY = 'strowger.tenant';
const listeners = new Set<() => void>();

/** The tenant whose objects the provider looks at; of this tab alone. `undefined`: all of them. */
function chosenTenant(): number | undefined {
  const text = sessionStorage.getItem(KEY);
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** Chooses a tenant, or all of them. */
export function chooseTenant(id: number | undefined): void {
  if (id === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, String(id));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The tenant that lists are narrowed to and new objects are made for (`tenant_id` of the provider's requests);
 * `undefined` for everybody else and where the provider looks at all of them.
 */
export function useChosenTenant(): number | undefined {
  return useSyncExternalStore(subscribe, chosenTenant);
}
