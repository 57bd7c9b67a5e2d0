import { useMemo } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router';
import { authProvider } from '../api/auth-provider.ts';
import { createDataProvider } from '../api/data-provider.ts';
import { createI18nProvider } from '../i18n/i18n-provider.ts';
import { SignInPage } from '../staff/SignInPage.tsx';
import { darkTheme, lightTheme } from '../ui/theme.ts';
import { createConsoleStore } from './console-store.ts';
import { Home } from './Home.tsx';
import { PageRefused } from './PageRefused.tsx';
import { createQueryClient } from './query-client.ts';
import { RESOURCES, ROUTES } from './resources.tsx';
import { Shell } from './Shell.tsx';

/** The console: who is signed in, the frame, and every resource's pages. */
export function App() {
  const parts = useMemo(() => {
    const store = createConsoleStore();
    return {
      store,
      queryClient: createQueryClient(),
      dataProvider: createDataProvider(),
      i18nProvider: createI18nProvider(store.getItem<string>('locale')),
      authProvider: {
        ...authProvider,
        logout: async (params: unknown) => {
          store.reset();
          return authProvider.logout(params);
        },
      },
    };
  }, []);
  return (
    <BrowserRouter>
      <Admin
        {...parts}
        requireAuth
        disableTelemetry
        theme={lightTheme}
        darkTheme={darkTheme}
        layout={Shell}
        loginPage={SignInPage}
        dashboard={Home}
        catchAll={Missing}
        accessDenied={Denied}
      >
        {RESOURCES.map((resource) => (
          <Resource key={resource.name} {...resource} />
        ))}
        <CustomRoutes>
          {ROUTES.map((route) => (
            <Route key={route.path} {...route} />
          ))}
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}

function Missing() {
  return <PageRefused why="missing" />;
}

function Denied() {
  return <PageRefused why="denied" />;
}
