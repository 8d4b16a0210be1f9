import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { queryClient } from '../api/query-client.ts';
import { useBranding } from '../session/use-branding.ts';
import { readableColours } from './contrast.ts';
import { createPortalRouter } from './router.tsx';
import { themeOf } from './theme.ts';
import { useFavicon } from './use-favicon.ts';

const router = createPortalRouter();

/** Everything that pages rely on, and the pages. */
export function Portal() {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed />
    </QueryClientProvider>
  );
}

function Themed() {
  const { theme, faviconUrl } = useBranding();
  const look = useMemo(() => themeOf(theme), [theme]);
  useFavicon(faviconUrl);
  return (
    <MantineProvider
      theme={look}
      defaultColorScheme="auto"
      cssVariablesResolver={readableColours}
      {...(theme === 'dark' && { forceColorScheme: 'dark' })}
    >
      <Notifications position="bottom-left" />
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
    </MantineProvider>
  );
}
