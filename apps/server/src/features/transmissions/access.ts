import type { Access } from '../../access/policy.ts';

export const TAG = 'Transmissions';

/** Everybody, with that permission of the catalogue. */
export const who = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

export const ID = { transmission_id: 'id' } as const;
