import type { Caller } from '../../access/caller.ts';

/** Whose users a query may find, beside what the fence lets through. */
export type Viewer = { readonly sees: 'all' | 'ordinary' | 'self'; readonly userId: number };

/** Super admins are seen by super admins and by themselves; an end user sees himself (contract 10 §2.6). */
export function viewerOf(caller: Caller): Viewer {
  const { userId } = caller;
  if (caller.kind === 'U') return { sees: 'self', userId };
  return { sees: caller.permissions.has('super_admin') ? 'all' : 'ordinary', userId };
}

/** For the platform's own work. */
export const EVERYBODY: Viewer = { sees: 'all', userId: 0 };
