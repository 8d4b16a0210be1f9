import { join } from 'node:path';
import { type ApiClient, expectStatus, field } from '../system/api-client.ts';

const PORTAL = join(import.meta.dirname, '../../apps/portal/src');

/** A page as its feature declares it. */
export interface DeclaredPage {
  /** `/ring-groups/$id` */
  readonly path: string;
  /** What the window is called. */
  readonly title: string;
  /** @param me as the portal's own `readMe` makes it */
  mayOpen(me: unknown): boolean;
}

/** What the portal is built of, read from its sources: nothing here knows a page by name. */
export interface PortalSources {
  readonly pages: readonly DeclaredPage[];
  /** Heading in place of a page that does not exist or may not be opened. */
  readonly notFound: string;
  /** Heading in place of a page that failed. */
  readonly failed: string;
  /** Who somebody is in the portal. */
  meOf(call: ApiClient): Promise<unknown>;
}

/** @throws where the sources have another form than is read here */
export async function readPortalSources(): Promise<PortalSources> {
  const [index, titles, shell, session] = await Promise.all(
    ['features/index.ts', 'texts/en/pages.ts', 'texts/en/shell.ts', 'session/read-me.ts'].map(sourceOf),
  );
  const names = field(titles, 'texts');
  const texts = field(shell, 'texts');
  const readMe = functionOf(session, 'readMe');
  return {
    pages: listOf(index, 'FEATURES').flatMap((feature) => listOf(feature, 'pages').map((page) => pageOf(page, names))),
    notFound: textOf(field(texts, 'notFound'), 'title'),
    failed: textOf(field(texts, 'failed'), 'title'),
    meOf: async (call) => readMe(await known(call)),
  };
}

/** By a variable: the type check of the tests knows no browser. */
function sourceOf(path: string): Promise<unknown> {
  return import(join(PORTAL, path));
}

function pageOf(page: unknown, names: unknown): DeclaredPage {
  const mayOpen = functionOf(page, 'mayOpen');
  return {
    path: textOf(page, 'path'),
    title: textOf(names, textOf(page, 'titleKey')),
    mayOpen: (me) => mayOpen(me) === true,
  };
}

/** What the portal asks of the API at login. */
async function known(call: ApiClient): Promise<Readonly<Record<string, unknown>>> {
  const { body: user } = expectStatus(await call('GET', '/get_user'), 200);
  const tenant = await call('GET', `/tenants/${field(user, 'tenant_id')}`);
  const [extension] = listOf((await call('GET', '/softphone')).body, 'extensions', []);
  return {
    user,
    edition: 'enterprise',
    tenant: field(user, 'is_tenant') === '1' && tenant.status === 200 ? tenant.body : undefined,
    extension,
    impersonated: false,
    timeZone: 'UTC',
  };
}

function textOf(value: unknown, name: string): string {
  const text = field(value, name);
  if (typeof text !== 'string') throw new Error(`the portal's sources have no text ${name}`);
  return text;
}

function listOf(value: unknown, name: string, otherwise?: readonly unknown[]): readonly unknown[] {
  const list = field(value, name);
  if (Array.isArray(list)) return list;
  if (otherwise === undefined) throw new Error(`the portal's sources have no list ${name}`);
  return otherwise;
}

function functionOf(value: unknown, name: string): (argument: unknown) => unknown {
  const found = field(value, name);
  if (typeof found !== 'function') throw new Error(`the portal's sources have no function ${name}`);
  return (argument) => Reflect.apply(found, value, [argument]);
}
