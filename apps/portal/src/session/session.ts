import { createSessionStorage } from './session-storage.ts';
import { Session } from './session-store.ts';
import { createTabs } from './tabs.ts';

/** The session of this tab. */
export const session = new Session(createSessionStorage(sessionStorage, localStorage), createTabs());
