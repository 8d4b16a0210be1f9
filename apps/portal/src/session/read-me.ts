import type { AnswerOf } from '@strowger/client';
import type { Edition, Kind, Me } from './me.ts';

type User = AnswerOf<'/api/get_user'>;
type Tenant = AnswerOf<'/api/tenants/{tenant_id}'>;
type OwnExtension = AnswerOf<'/api/softphone'>['extensions'][number];

/** What is known of the caller, as the API answers it. */
export interface Known {
  readonly user: User;
  readonly edition: Edition;
  /** His tenant, where he may read it. */
  readonly tenant: Pick<Tenant, 'company' | 'timezone' | 'tenant_permissions'> | undefined;
  readonly extension: Pick<OwnExtension, 'extension_uuid' | 'extension'> | undefined;
  readonly impersonated: boolean;
  /** Time zone of the browser, for whoever's tenant is not known. */
  readonly timeZone: string;
}

/** Puts together who is logged in. */
export function readMe({ user, edition, tenant, extension, impersonated, timeZone }: Known): Me {
  const kind = kindOf(user);
  const name = `${user.first_name} ${user.last_name}`.trim();
  return {
    kind,
    edition,
    userId: user.user_id,
    username: user.username,
    name: name === '' ? user.username : name,
    email: user.email,
    tenant: { id: user.tenant_id, name: tenant?.company ?? user.company },
    timeZone: tenant?.timezone || timeZone,
    features: featuresOf(kind, user.user_permission, tenant?.tenant_permissions),
    extension: extension && { uuid: extension.extension_uuid, number: extension.extension },
    impersonated,
  };
}

function kindOf(user: Pick<User, 'is_admin' | 'is_tenant'>): Kind {
  if (user.is_admin === '1') return 'provider';
  return user.is_tenant === '1' ? 'admin' : 'user';
}

/** A tenant's admin who was given no keys of his own has those of his tenant (contract 10 §5.3). */
function featuresOf(kind: Kind, own: string, tenants: string | undefined): Me['features'] {
  if (kind === 'provider') return 'all';
  const keys = kind === 'admin' && own === '' ? tenants : own;
  if (kind === 'admin' && (keys === undefined || keys === '')) return 'all';
  return new Set((keys ?? '').split(',').filter((key) => key !== ''));
}
