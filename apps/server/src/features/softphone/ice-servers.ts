import type { IceServer } from '../../settings/ice-server.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';
import { turnCredentials } from './turn-credentials.ts';

export interface IceServersForUser {
  readonly servers: readonly IceServer[];
  /** When the first of their credentials lapses; null: never. */
  readonly expiresAt: Date | null;
}

/** The servers a user's browser may reach us by: those of the settings, and TURN with credentials made for him. */
export function iceServersFor(userId: number, settings: SystemSettings, now: Date): IceServersForUser {
  const servers = settings.get('ice_servers');
  const secret = settings.get('turn_secret');
  const urls = settings.get('turn_urls').split(',').flatMap(trimmed);
  if (secret === '' || urls.length === 0) return { servers, expiresAt: null };
  const { username, credential, expiresAt } = turnCredentials(secret, String(userId), settings.get('turn_ttl'), now);
  return { servers: [...servers, { urls, username, credential }], expiresAt };
}

function trimmed(text: string): string[] {
  const url = text.trim();
  return url === '' ? [] : [url];
}
