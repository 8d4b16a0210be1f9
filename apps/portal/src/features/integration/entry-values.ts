import type { AnswerOf } from '@strowger/client';

type Entry = AnswerOf<'/api/integration_whitelist'>[number];

/** What the form of an entry of the whitelist holds. */
export interface EntryValues {
  cidr: string;
  description: string;
  /** Text of the id of the one identity it admits; empty: all. */
  identity_id: string;
  /** A day; empty: for ever. */
  expires_at: string;
  enabled: boolean;
}

export const NEW_ENTRY: EntryValues = { cidr: '', description: '', identity_id: '', expires_at: '', enabled: true };

export function valuesOfEntry({ cidr, description, identity_id, expires_at, enabled }: Entry): EntryValues {
  return {
    cidr,
    description,
    identity_id: identity_id === null ? '' : String(identity_id),
    expires_at: expires_at?.slice(0, 10) ?? '',
    enabled,
  };
}

/** What the API is sent of what changed. */
export function entryToSend({ cidr, description, identity_id, expires_at, enabled }: Partial<EntryValues>) {
  return {
    ...(cidr === undefined ? {} : { cidr }),
    ...(description === undefined ? {} : { description }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(identity_id === undefined ? {} : { identity_id: identity_id === '' ? null : Number(identity_id) }),
    ...(expires_at === undefined ? {} : { expires_at: expires_at === '' ? null : `${expires_at}T00:00:00Z` }),
  };
}

/** Whether it admits anybody now. */
export function stateOf(
  { enabled, expires_at }: Pick<Entry, 'enabled' | 'expires_at'>,
  now: Date,
): 'on' | 'off' | 'over' {
  if (expires_at !== null && new Date(expires_at) <= now) return 'over';
  return enabled ? 'on' : 'off';
}
