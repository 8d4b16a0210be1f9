import { ModalsProvider } from '@mantine/modals';
import { Outlet } from '@tanstack/react-router';

/** Around all routes, so that dialogs may hold links. */
export function Root() {
  return (
    <ModalsProvider>
      <Outlet />
    </ModalsProvider>
  );
}
