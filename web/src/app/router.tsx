import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { ApiError } from '@/api/ApiError';
import { boardQuery, streamsQuery } from '@/api/boards';
import { cardQuery } from '@/api/cards';
import { lastBoard } from '@/api/lastBoard';
import { meQuery } from '@/api/session';
import { filtersOf, type BoardSearch } from '@/features/boards/filters';
import { Failed } from './Failed';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

/** Keeps the text parameters of a URL that a screen knows, and the legal entity that all know, and drops the rest. */
function texts<Name extends string>(...names: Name[]) {
  type Kept = { [name in Name | 'entity']?: string };
  return (search: Record<string, unknown>): Kept => {
    const kept: Kept = {};
    for (const name of [...names, 'entity'] as const) {
      const value = search[name];
      if (value !== undefined && value !== null && value !== '') kept[name] = String(value);
    }
    return kept;
  };
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: texts('to', 'failed'),
  component: lazyRouteComponent(() => import('@/features/login/LoginPage'), 'LoginPage'),
});

/**
 * Everything behind the sign-in. The legal entity looked at is in the URL and stays there from screen to screen. No screen
 * is seen before the boards are known, since its keys name them; one that lacks them says so itself.
 */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: texts(),
  search: { middlewares: [retainSearchParams(['entity'])] },
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const boards = queryClient.ensureQueryData({ ...streamsQuery, retry: false }).catch(() => undefined);
    try {
      await queryClient.ensureQueryData(meQuery);
      await boards;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { to: location.href } });
      throw error;
    }
  },
  component: Shell,
  errorComponent: Failed,
});

const start = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    const streams = await context.queryClient.ensureQueryData(streamsQuery);
    throw redirect({ to: '/boards/$stream', params: { stream: lastBoard.get(streams.map((stream) => stream.key)) } });
  },
});

/** Asks while the screen's code is still on its way; the screen waits for the answer, not the router. */
function askForBoard(queryClient: QueryClient, stream: string, search: BoardSearch): void {
  void queryClient.prefetchQuery(streamsQuery);
  void queryClient.prefetchQuery(boardQuery(stream, filtersOf(search, queryClient.getQueryData(meQuery.queryKey))));
}

/** Named, so that its type is known before the functions of the route are looked at. */
const boardSearch = texts('assignee', 'priority', 'q', 'snoozed');

const board = createRoute({
  getParentRoute: () => shell,
  path: '/boards/$stream',
  validateSearch: boardSearch,
  beforeLoad: ({ context, params, search }) => askForBoard(context.queryClient, params.stream, search),
  component: lazyRouteComponent(() => import('@/features/boards/BoardPage'), 'BoardPage'),
});

const card = createRoute({
  getParentRoute: () => board,
  path: '/cards/$cardId',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/boards/drawer/CardDrawer'), 'CardDrawer'),
});

/** A card by its id alone: leads to the board it lies on. */
const anyCard = createRoute({
  getParentRoute: () => shell,
  path: '/cards/$cardId',
  beforeLoad: async ({ context, params }) => {
    const { stream } = await context.queryClient.fetchQuery(cardQuery(params.cardId));
    throw redirect({ to: '/boards/$stream/cards/$cardId', params: { stream, cardId: params.cardId } });
  },
});

const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  validateSearch: texts('disposition', 'noise_kind', 'mailbox_id', 'q', 'message'),
  component: lazyRouteComponent(() => import('@/features/messages/MessagesPage'), 'MessagesPage'),
});

const documents = createRoute({
  getParentRoute: () => shell,
  path: '/documents',
  validateSearch: texts('tab', 'status', 'type', 'tag', 'q'),
  component: lazyRouteComponent(() => import('@/features/documents/DocumentsPage'), 'DocumentsPage'),
});

const openDocument = createRoute({
  getParentRoute: () => documents,
  path: '/$id',
  validateSearch: texts('with'),
  component: lazyRouteComponent(() => import('@/features/documents/document/DocumentPane'), 'DocumentPane'),
});

const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: texts('q', 'type', 'stream', 'status', 'doc_type', 'tag', 'from', 'until', 'mode'),
  component: lazyRouteComponent(() => import('@/features/search/SearchPage'), 'SearchPage'),
});

const searchedCard = createRoute({
  getParentRoute: () => search,
  path: '/cards/$id',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('./search/SearchedCard'), 'SearchedCard'),
});

const searchedDocument = createRoute({
  getParentRoute: () => search,
  path: '/documents/$id',
  validateSearch: texts('with'),
  component: lazyRouteComponent(() => import('./search/SearchedDocument'), 'SearchedDocument'),
});

const searchedMessage = createRoute({
  getParentRoute: () => search,
  path: '/messages/$id',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('./search/SearchedMessage'), 'SearchedMessage'),
});

const searchedCompany = createRoute({
  getParentRoute: () => search,
  path: '/companies/$id',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/search/CompanyPane'), 'CompanyPane'),
});

/** A company by its id alone, as answers of the search name it. */
const anyCompany = createRoute({
  getParentRoute: () => shell,
  path: '/companies/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/search/companies/$id', params });
  },
});

const routing = createRoute({
  getParentRoute: () => shell,
  path: '/router',
  validateSearch: texts('view', 'version'),
  component: lazyRouteComponent(() => import('@/features/router/RouterPage'), 'RouterPage'),
});

const classifier = createRoute({
  getParentRoute: () => shell,
  path: '/classifier',
  validateSearch: texts('days'),
  component: lazyRouteComponent(() => import('@/features/classification/ClassifierPage'), 'ClassifierPage'),
});

const mailboxes = createRoute({
  getParentRoute: () => shell,
  path: '/mailboxes',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/mailboxes/MailboxesPage'), 'MailboxesPage'),
});

const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailboxes/$id',
  validateSearch: texts('run', 'outcome'),
  component: lazyRouteComponent(() => import('@/features/mailboxes/MailboxPage'), 'MailboxPage'),
});

const reconciliations = createRoute({
  getParentRoute: () => shell,
  path: '/reconciliation',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/reconciliation/OverviewPage'), 'OverviewPage'),
});

const reconciliation = createRoute({
  getParentRoute: () => shell,
  path: '/mailboxes/$id/reconciliation',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/reconciliation/ReconciliationPage'), 'ReconciliationPage'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/users/UsersPage'), 'UsersPage'),
});

const entities = createRoute({
  getParentRoute: () => shell,
  path: '/entities',
  validateSearch: texts(),
  component: lazyRouteComponent(() => import('@/features/entities/EntitiesPage'), 'EntitiesPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: texts('actor', 'object', 'from', 'until'),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: texts('section'),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  login,
  shell.addChildren([
    start,
    board.addChildren([card]),
    anyCard,
    documents.addChildren([openDocument]),
    messages,
    search.addChildren([searchedCard, searchedDocument, searchedMessage, searchedCompany]),
    anyCompany,
    routing,
    classifier,
    mailboxes,
    mailbox,
    reconciliations,
    reconciliation,
    users,
    entities,
    audit,
    settings,
  ]),
]);

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: Failed,
    defaultPendingMs: 400,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
