import { createHmac } from 'node:crypto';

export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
  readonly expiresAt: Date;
}

/**
 * Credentials that a TURN server with the same secret takes until they expire ("A REST API for Access to TURN
 * Services", draft-uberti-behave-turn-rest-00 §2.2): the user name carries the end, the password signs it.
 * @param ttlSeconds how long they live from `now`
 * @param name who they are for; shows in the TURN server's log
 */
export function turnCredentials(secret: string, name: string, ttlSeconds: number, now: Date): TurnCredentials {
  const expiry = Math.floor(now.getTime() / 1000) + ttlSeconds;
  const username = `${expiry}:${name}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential, expiresAt: new Date(expiry * 1000) };
}
