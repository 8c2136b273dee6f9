import { Box, Center, Container, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { OverlayHost } from '../feedback/overlays';
import { createQueryClient } from '../query/query-client';
import { ErrorView } from '../query/states';
import { SessionProvider } from '../session/session';
import type { KitStrings } from '../strings/en';
import { KitStringsProvider } from '../strings/strings';
import { cspNonce, cssVariables, theme } from '../theme/theme';

export interface PortalOptions {
  /** Where the portal is served, such as `/publisher`. */
  readonly base: string;
  readonly routes: RouteObject[];
  /** Language of its words, such as `en`. */
  readonly language: string;
  /** The kit's words, in that language. */
  readonly kitStrings: KitStrings;
  readonly queryClient?: QueryClient;
}

const Failed = ({ error, retry }: { readonly error: unknown; readonly retry: () => void }) => (
  <Center mih="100vh">
    <Container>
      <ErrorView error={error} onRetry={retry} />
    </Container>
  </Center>
);

/** Puts a portal onto the page: theme, words, session, routes. */
export const startPortal = ({ base, routes, language, kitStrings, queryClient = createQueryClient() }: PortalOptions): void => {
  document.documentElement.lang = language;
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no element #root');
  setNonce(cspNonce()); // for the style by which dialogs hold the page behind them still
  const router = createBrowserRouter(routes, { basename: base });
  createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} getStyleNonce={cspNonce} defaultColorScheme="auto">
      <KitStringsProvider strings={kitStrings}>
        <QueryClientProvider client={queryClient}>
          <SessionProvider base={base} pending={<Box mih="100vh" />} failed={(error, retry) => <Failed error={error} retry={retry} />}>
            <RouterProvider router={router} />
            <OverlayHost />
          </SessionProvider>
        </QueryClientProvider>
      </KitStringsProvider>
    </MantineProvider>,
  );
};
