import { api } from '../api/client.ts';
import { readClaims } from './claims.ts';
import { session } from './session.ts';

/** Ends the session, at the server too where it can be reached. */
export async function logOut(): Promise<void> {
  const user = readClaims(session.token() ?? '')?.userId;
  if (user !== undefined && session.state().state !== 'expired') {
    const end = api.POST('/api/authenticate/cancel/{user_id}', { params: { path: { user_id: user } } });
    await end.catch(() => undefined);
  }
  session.leave();
}
