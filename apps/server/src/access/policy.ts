import { errors } from '../http/errors.ts';
import { type DeclaredRoute, isOpenBeforeSecondFactor } from './before-second-factor.ts';
import { type Caller, type CallerKind, holds } from './caller.ts';
import { isClosedToApiKeys } from './closed-to-api-keys.ts';

/**
 * Who may call an endpoint, declared beside it. Which objects he reaches there is the scope's business.
 * - `callers`: the kinds that may call at all.
 * - `permission`: name of the catalogue all of them need.
 * - `featureKey`: feature keys of which an end user needs one.
 */
export type Access =
  | 'public'
  | {
      readonly callers: readonly CallerKind[];
      readonly permission?: string;
      readonly featureKey?: string | readonly string[];
      /** Closed to whoever acts in another's name (contract 10 §1.9). */
      readonly inPerson?: true;
    };

/** @throws ApiError 403 when the caller may not use the endpoint. */
export function authorize(access: Exclude<Access, 'public'>, caller: Caller, route: DeclaredRoute): void {
  if (caller.mfaPending && !isOpenBeforeSecondFactor(route)) throw errors.forbidden('Second factor required');
  if (caller.credential === 'key' && isClosedToApiKeys(route)) throw errors.forbidden('Not with an API key');
  if (!access.callers.includes(caller.kind))
    throw errors.notPermitted(access.permission ?? featureName(access) ?? 'role');
  if (access.permission && !holds(caller, access.permission)) throw errors.notPermitted(access.permission);
  if (access.inPerson) requireInPerson(caller);
  if (caller.kind === 'U' && !holdsFeature(access, caller)) throw errors.notPermitted(featureName(access) ?? '');
}

/** Whether the caller is one of those that a policy is open to, whatever he came with. */
export function meets(access: Exclude<Access, 'public'>, caller: Caller): boolean {
  if (!access.callers.includes(caller.kind)) return false;
  if (access.permission && !holds(caller, access.permission)) return false;
  return caller.kind !== 'U' || holdsFeature(access, caller);
}

/** @throws ApiError 403 while the caller acts in another's name */
function requireInPerson(caller: Caller): void {
  if (caller.impersonatorId !== null) throw errors.forbidden('Not while acting for somebody else');
}

function holdsFeature(access: Exclude<Access, 'public'>, caller: Caller): boolean {
  const keys = featureKeys(access);
  return keys.length === 0 || keys.some((key) => caller.featureKeys.has(key));
}

function featureName(access: Exclude<Access, 'public'>): string | undefined {
  return featureKeys(access)[0];
}

function featureKeys(access: Exclude<Access, 'public'>): readonly string[] {
  const keys = access.featureKey;
  return keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys;
}

/**
 * Some endpoints are open before the second factor for the caller's own user only (contract 10 §1.8).
 * @throws ApiError 403 when it is due and another user is meant
 */
export function requireSecondFactorForOthers(caller: Caller, userId: number): void {
  if (caller.mfaPending && userId !== caller.userId) throw errors.forbidden('Second factor required');
}
