import type { BodyOf } from '@strowger/client';
import type { FieldErrors } from '../../kit/form/binding.ts';

type IceServer = NonNullable<BodyOf<'/api/settings', 'put'>['ice_servers']>[number];

/** A STUN or TURN server, as the form edits it. */
export interface IceRow {
  /** With commas. */
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
}

export const newIceRow = (): IceRow => ({ urls: '', username: '', credential: '' });

export function iceRows(servers: readonly IceServer[]): IceRow[] {
  return servers.map(({ urls, username = '', credential = '' }) => ({ urls: urls.join(','), username, credential }));
}

/** Rows as the API takes them: what is empty is left out. */
export function iceServersOf(rows: readonly IceRow[]): IceServer[] {
  return rows.map(({ urls, username, credential }) => ({
    urls: urlsOf(urls),
    ...(username === '' ? {} : { username }),
    ...(credential === '' ? {} : { credential }),
  }));
}

/** What a server needs: an address, and for TURN user name and password. */
export function iceFaults(rows: readonly IceRow[], path: string, missing: string): FieldErrors {
  const faults = rows.flatMap(({ urls, username, credential }, index) => {
    const isTurn = urlsOf(urls).some((url) => url.startsWith('turn'));
    const wanted = { urls, ...(isTurn ? { username, credential } : {}) };
    return Object.entries(wanted).flatMap(([field, value]) => (value === '' ? [`${path}.${index}.${field}`] : []));
  });
  return Object.fromEntries(faults.map((field) => [field, missing]));
}

function urlsOf(text: string): string[] {
  return text
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
}
