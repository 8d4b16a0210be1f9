import type { Operation } from '../isolation/openapi-operations.ts';
import { satisfiedBy } from './default-grants.ts';
import type { Kind } from './endpoint-index.ts';

export type Decision = 'allowed' | 401 | 403;

/** Callers of each kind as a fresh installation makes them, and those who were given a key or a permission beside it. */
export type CallerSort = Kind | 'U with key' | 'T with `branding`';

const GRANTS: Readonly<Record<'U' | 'T', ReadonlySet<string>>> = {
  U: satisfiedBy('endUser'),
  T: new Set([...satisfiedBy('tenant'), ...satisfiedBy('user')]),
};

/** What the declared policy of an operation decides before any object is looked at (contract 10 §3.1). */
export function decisionOf({ access }: Pick<Operation, 'access'>, sort: CallerSort): Decision {
  if (access === 'public') return 'allowed';
  const kind = kindOf(sort);
  if (kind === 'P') return 401;
  if (!access.callers.includes(kind)) return 403;
  if (kind === 'A') return 'allowed';
  if (kind === 'U' && access.featureKeys.length > 0 && sort !== 'U with key') return 403;
  return access.permission === '' || holds(sort, kind, access.permission) ? 'allowed' : 403;
}

export function kindOf(sort: CallerSort): Kind {
  if (sort === 'U with key') return 'U';
  return sort === 'T with `branding`' ? 'T' : sort;
}

function holds(sort: CallerSort, kind: 'U' | 'T', permission: string): boolean {
  const extra = sort === 'U with key' ? 'api_keys' : sort === 'T with `branding`' ? 'branding' : null;
  for (let name = permission; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('_')))) {
    if (GRANTS[kind].has(name) || name === extra) return true;
  }
  return false;
}
