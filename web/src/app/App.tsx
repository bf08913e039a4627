import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onSignedOut, onStaleCsrfToken } from '@/api/client';
import { newQueryClient } from '@/api/queryClient';
import { isStillMe } from '@/api/session';
import { pressed } from '@/ui/commands';
import { cssVariables, theme } from '@/ui/theme';
import { newRouter } from './router';

export function App() {
  const [queryClient] = useState(newQueryClient);
  const [router] = useState(() => newRouter(queryClient));

  useEffect(() => {
    onSignedOut(() => {
      const here = router.state.location;
      if (here.pathname === '/login') return;
      queryClient.removeQueries({ queryKey: ['me'] });
      void router.navigate({ to: '/login', search: { to: here.href } });
    });
    onStaleCsrfToken(() => isStillMe(queryClient));
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [router, queryClient]);

  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="bottom-left" limit={3} zIndex={400} containerWidth={400} />
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
