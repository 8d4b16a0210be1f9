import type { RowOf } from '@strowger/client';

export type ApiKey = RowOf<'/api/api_keys'>;

/** What the form of a key edits. */
export interface KeyValues {
  name: string;
  /** Requests a minute; 0: any number. */
  rate_limit: number;
  /** `YYYY-MM-DD`, the last day it is taken. */
  expires: string | null;
}

export const NEW_KEY: KeyValues = { name: '', rate_limit: 60, expires: null };

export const valuesOf = ({ name, rate_limit, expires }: ApiKey): KeyValues => ({ name, rate_limit, expires });

/** How a key stands: turned off, past its last day, or taken. */
export type KeyState = 'off' | 'expired' | 'good';

/** @param today `YYYY-MM-DD` */
export function keyState({ active, expires }: Pick<ApiKey, 'active' | 'expires'>, today: string): KeyState {
  if (active === 0) return 'off';
  return expires !== null && expires.slice(0, 10) < today ? 'expired' : 'good';
}
