import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toApiError } from '../api/api-error.ts';
import { queryClient } from '../api/query-client.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { Shell } from '../shell/shell.tsx';
import { LoadFailed } from './load-failed.tsx';
import { loadMe } from './load-me.ts';
import { LoginPage } from './login-page.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { type SessionState, userOf } from './session-state.ts';
import { MeContext } from './use-me.ts';
import { useSession } from './use-session.ts';

/** Lets nobody in without a login. A session that expires is renewed over the page, which stays as it is underneath. */
export function Gate() {
  const session = useSession();
  const user = userOf(session);
  if (user === undefined || !isInside(session)) return <LoginPage />;
  return (
    <>
      <Inside key={insideKey(session)} />
      {session.state !== 'in' && <ReturnDialog />}
    </>
  );
}

function isInside(session: SessionState): boolean {
  return (
    session.state === 'in' || session.state === 'expired' || (session.state === 'second-factor' && session.returning)
  );
}

/** Another user, or the same one impersonated, begins with an empty cache and fresh pages. */
function insideKey(session: SessionState): string {
  const impersonated = session.state !== 'out' && session.login.own !== undefined;
  return `${userOf(session)}${impersonated ? ' impersonated' : ''}`;
}

function Inside() {
  // What one user has read is not shown to the next.
  useEffect(() => () => queryClient.clear(), []);
  const me = useQuery({ queryKey: ['me'], queryFn: loadMe, staleTime: Number.POSITIVE_INFINITY });
  if (me.data !== undefined)
    return (
      <MeContext.Provider value={me.data}>
        <LiveProvider>
          <Shell />
        </LiveProvider>
      </MeContext.Provider>
    );
  if (me.error !== null) return <LoadFailed error={toApiError(me.error)} retry={() => void me.refetch()} />;
  return (
    <Center h="100dvh">
      <Loader />
    </Center>
  );
}
