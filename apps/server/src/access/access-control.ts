import type { ConfigResource } from '../events/config-resource.ts';
import type { StrowgerEvent } from '../events/event-types.ts';
import type { Platform } from '../platform.ts';
import { type Account, readAccount } from './account.ts';
import { ApiKeys } from './api-keys.ts';
import { createPasswordHasher, type PasswordHasher } from './password-hash.ts';
import { PasswordLogin } from './password-login.ts';
import { type RoleGrants, readRoleGrants } from './role-grants.ts';
import { Sessions } from './sessions.ts';
import { SigningKeys } from './signing-keys.ts';
import { TimedCache } from './timed-cache.ts';
import { Tokens } from './token.ts';

/** Credentials and rights of one platform, with the caches that its requests share. */
export interface AccessControl {
  readonly passwords: PasswordHasher;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly logins: PasswordLogin;
  readonly apiKeys: ApiKeys;
  /** A user's account, at most 4 s old; null when he does not exist. */
  account(userId: number): Promise<Account | null>;
  /** Drops what is remembered of users: after the commit of whatever changes their rights. */
  forgetAccounts(): void;
}

const CACHE_MS = 4_000;
const RESOURCES_OF_RIGHTS: ReadonlySet<unknown> = new Set<ConfigResource>([
  'users',
  'tenants',
  'roles',
  'permissions',
  'password_policy',
  'api_keys',
]);

const made = new WeakMap<Platform, AccessControl>();

/** The access control of this platform: one for all of its features. */
export function accessControl(platform: Platform): AccessControl {
  const known = made.get(platform);
  if (known) return known;
  const control = createAccessControl(platform);
  made.set(platform, control);
  return control;
}

function createAccessControl(platform: Platform): AccessControl {
  const { db, now, environment } = platform;
  const passwords = createPasswordHasher(platform.passwordCost);
  const sessions = new Sessions(platform);
  const apiKeys = new ApiKeys(platform);
  const grants = new TimedCache<'roles', RoleGrants>(() => read(platform, readRoleGrants), CACHE_MS, now);
  const accounts = new TimedCache<number, Account | null>(
    async (userId) => {
      const granted = await grants.get('roles');
      return db.transaction({ kind: 'all' }, (trx) => readAccount(trx, userId, granted, environment.edition), {
        readOnly: true,
      });
    },
    CACHE_MS,
    now,
  );
  const forgetAccounts = () => {
    grants.clear();
    accounts.clear();
  };
  const forgetAll = () => {
    forgetAccounts();
    sessions.forget();
    apiKeys.forget();
  };
  platform.bus.onKept((event) => {
    if (touchesRights(event)) forgetAll();
  });
  platform.bus.onGap(forgetAll);
  return {
    passwords,
    tokens: new Tokens(new SigningKeys(platform), now),
    sessions,
    logins: new PasswordLogin(platform, passwords, sessions),
    apiKeys,
    account: (userId) => accounts.get(userId),
    forgetAccounts,
  };
}

function read<T>(platform: Platform, query: (trx: Parameters<typeof readRoleGrants>[0]) => Promise<T>): Promise<T> {
  return platform.db.transaction({ kind: 'all' }, query, { readOnly: true });
}

/** Another process changed what this one remembers. */
function touchesRights(event: StrowgerEvent): boolean {
  if (event.type === 'user.status') return event.data['status'] === 'logout';
  return event.type === 'config.changed' && RESOURCES_OF_RIGHTS.has(event.data['resource']);
}
