import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../browser/launch-browser.ts';
import { type ApiClient, logInAsAdmin } from '../system/api-client.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME, type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestTenant, USER_PASSWORD } from '../system/tenant.ts';
import { buildPortal } from './build-portal.ts';
import { Visit } from './visit.ts';

/** How an element is waited for. */
const PATIENCE_MS = 15_000;

/** The three kinds of user. */
export type Who = 'provider' | 'admin' | 'user';

/** A server, a tenant and a browser for the tests of a file. */
export interface Portal {
  readonly server: ServerProcess;
  readonly asProvider: ApiClient;
  readonly tenant: TestTenant;
  /** Name and password of one kind of user. */
  credentials(who: Who): { readonly username: string; readonly password: string };
  /** A browser of its own without any login; ends with the test. */
  visit(options?: VisitOptions): Promise<Visit>;
  /** A visit of somebody who has logged in; the dashboard is shown. */
  visitAs(who: Who, options?: VisitOptions): Promise<Visit>;
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: string;
}

/**
 * Call it in a file, outside of tests. Builds the portal where its sources have changed; fails where the server has
 * logged an error.
 *
 * @param env settings of the server beside the usual ones
 * @param tenantName becomes the domain of its people
 */
export function usePortal(env: Readonly<Record<string, string>> = {}, tenantName = 'alpha'): Portal {
  let running: { server: ServerProcess; browser: Browser; asProvider: ApiClient; tenant: TestTenant } | null = null;
  const contexts: BrowserContext[] = [];
  const started = () => {
    if (running === null) throw new Error('the portal runs within beforeAll, tests and afterAll');
    return running;
  };

  beforeAll(async () => {
    buildPortal();
    const [server, browser] = await Promise.all([startServer(env), launchBrowser()]);
    const asProvider = await logInAsAdmin(server.url);
    running = { server, browser, asProvider, tenant: await makeTenant(server.url, asProvider, tenantName) };
  }, 120_000);

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  afterAll(async () => {
    await running?.browser.close();
    await running?.server.dispose();
    const lines = running?.server.output().split('\n') ?? [];
    expect(lines.filter((line) => /"level":"(?:error|fatal)"/.test(line)).slice(0, 5)).toEqual([]);
  }, 60_000);

  const portal: Portal = {
    get server() {
      return started().server;
    },
    get asProvider() {
      return started().asProvider;
    },
    get tenant() {
      return started().tenant;
    },
    credentials(who) {
      if (who === 'provider') return { username: ADMIN_USERNAME, password: ADMIN_PASSWORD };
      const name = who === 'admin' ? 'boss' : 'user';
      return { username: `${name}@${started().tenant.domain}`, password: USER_PASSWORD };
    },
    async visit({ width = 1280, height = 800, dark = false, language = 'en' } = {}) {
      const { browser, server } = started();
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: language,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      return new Visit(await context.newPage(), dark ? 'dark' : 'light');
    },
    async visitAs(who, options) {
      const visit = await portal.visit(options);
      await visit.page.goto('/');
      const { username, password } = portal.credentials(who);
      await visit.logIn(username, password);
      await visit.page.getByRole('button', { name: /^Account of/ }).waitFor();
      return visit;
    },
  };
  return portal;
}
