/**
 * The permissions of the product and what the default roles hold of them (contract 10 §3.3).
 *
 * A base name stands for all its longer names: who holds `user` satisfies `user_read`. `all` grants the base and every
 * suffix, `plain` every suffix but `_admin` (the base would bring that in), a list those suffixes. Role 2 holds everything through `super_admin`; role 4 holds what role 1 holds, see role-grants.ts.
 */
type Grant = 'all' | 'plain' | readonly string[];

interface CatalogueEntry {
  readonly base: string;
  readonly what: string;
  readonly suffixes: readonly string[];
  readonly tenant: Grant;
  readonly user: Grant;
}

const NONE: Grant = [];
const READ: Grant = ['read'];
const LIST_READ: Grant = ['list', 'read'];
const KEEP = ['create', 'list', 'read', 'update', 'delete'];
const KEEP_ADMIN = [...KEEP, 'admin'];
const QUEUE_ADMIN = ['create', 'read', 'list', 'delete', 'admin'];
const USERS = ['create', 'list', 'read', 'password', 'update', 'delete', 'admin'];

const entry = (
  base: string,
  what: string,
  suffixes: readonly string[],
  tenant: Grant,
  user: Grant,
): CatalogueEntry => ({
  base,
  what,
  suffixes,
  tenant,
  user,
});

const CATALOGUE: readonly CatalogueEntry[] = [
  entry('super_admin', 'everything', [], NONE, NONE),
  entry('api', 'the API', ['access'], 'all', 'all'),
  entry('statistic', 'statistics', ['read', 'admin'], READ, READ),
  entry('configuration', 'system settings', ['read', 'write'], READ, READ),
  entry('program', 'programs', ['create', 'list', 'read', 'update', 'delete', 'execute', 'admin'], 'all', 'plain'),
  entry('transmission', 'transmissions', [...KEEP, 'send', 'admin'], 'all', 'plain'),
  entry('task', 'tasks', QUEUE_ADMIN, 'all', 'plain'),
  entry('schedule', 'schedules', QUEUE_ADMIN, 'all', 'plain'),
  entry('spool', 'attempts', ['read', 'list', 'admin'], 'all', 'plain'),
  entry('result', 'results', ['read', 'list', 'admin'], 'all', 'plain'),
  entry('provider', 'providers', KEEP_ADMIN, LIST_READ, ['list']),
  entry('contact', 'contacts', KEEP_ADMIN, 'all', 'plain'),
  entry('group', 'contact groups', KEEP_ADMIN, 'all', 'plain'),
  entry('account', 'accounts, DIDs and caller ids', KEEP_ADMIN, 'all', ['read', 'update', 'list']),
  entry('user', 'users', USERS, 'all', ['read', 'password']),
  entry('usr', 'users (older name)', USERS, 'all', ['read', 'password']),
  entry('role', 'roles', KEEP, LIST_READ, NONE),
  entry('permission', 'permissions', ['create', 'read', 'list', 'delete'], LIST_READ, NONE),
  entry('campaign', 'campaigns', [...KEEP, 'start', 'stop', 'admin'], 'all', 'plain'),
  entry('mfa_enabled', 'tenant flag: second factor for admins', [], NONE, NONE),
  entry('password_expiry', 'tenant flag: passwords expire', [], NONE, NONE),
  entry('retention_enabled', 'tenant flag: documents are deleted by age', [], NONE, NONE),
  entry('tenant', 'tenants', KEEP, LIST_READ, NONE),
  entry('announcement', 'announcements', [], 'all', NONE),
  entry('password_policy', 'the password policy', [], NONE, NONE),
  entry('enduser_password', 'own password', [], 'all', 'all'),
  entry('document', 'documents', KEEP, 'all', 'all'),
  entry('recording', 'recordings', KEEP, 'all', 'all'),
  entry('template', 'templates', KEEP, 'all', 'all'),
  entry('text', 'texts', KEEP, 'all', 'all'),
  entry('route', 'outbound routes', ['admin', 'create', 'delete', 'list', 'update'], ['list'], NONE),
  entry('cdr', 'call records', ['create', 'delete', 'list', 'read', 'update'], ['delete', 'list', 'read'], LIST_READ),
  entry('country', 'countries', KEEP, LIST_READ, LIST_READ),
  entry('destination', 'destinations', KEEP, LIST_READ, LIST_READ),
  entry('region', 'regions', KEEP, LIST_READ, LIST_READ),
  entry('branding', 'branding', ['read'], READ, READ),
  entry('payment', 'payments', KEEP, LIST_READ, NONE),
  entry('plan', 'rate plans', KEEP, LIST_READ, NONE),
  entry('rate', 'rates', KEEP, LIST_READ, NONE),
  entry('package', 'packages', KEEP, LIST_READ, NONE),
  entry('subscription', 'subscriptions', KEEP, LIST_READ, NONE),
  entry('billing', 'quota, usage, credit', ['quota', 'usage', 'credit', 'gate'], 'all', [
    'quota',
    'usage',
    'credit',
    'gate',
  ]),
  entry('api_keys', 'API keys', [], 'all', NONE),
];

export interface CatalogueRow {
  readonly name: string;
  readonly description: string;
}

/** Every permission of the product. */
export const PERMISSIONS: readonly CatalogueRow[] = CATALOGUE.flatMap(({ base, what, suffixes }) => [
  { name: base, description: sentence(what) },
  ...suffixes.map((suffix) => ({ name: `${base}_${suffix}`, description: sentence(`${what}: ${suffix}`) })),
]);

export interface RoleRow {
  readonly role_id: number;
  readonly name: string;
  readonly description: string;
  readonly grants: readonly string[];
}

export const ROLES: readonly RoleRow[] = [
  { role_id: 1, name: 'user', description: 'Portal user', grants: grantsOf('user') },
  { role_id: 2, name: 'admin', description: 'Super admin', grants: ['super_admin'] },
  { role_id: 3, name: 'tenant', description: 'Tenant admin', grants: grantsOf('tenant') },
  { role_id: 4, name: 'end_user', description: 'End user', grants: [] },
];

function grantsOf(column: 'tenant' | 'user'): string[] {
  return CATALOGUE.flatMap((row) => namesOf(row, row[column]));
}

function namesOf({ base, suffixes }: CatalogueEntry, grant: Grant): string[] {
  if (grant === 'all') return [base, ...suffixes.map((suffix) => `${base}_${suffix}`)];
  const chosen = grant === 'plain' ? suffixes.filter((suffix) => suffix !== 'admin') : grant;
  return chosen.map((suffix) => `${base}_${suffix}`);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
