import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { LONGEST_RETRY_S, SHORTEST_RETRY_S } from '../../settings/retry-interval.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';
import { TAG as tag, who } from './access.ts';

const seconds = () => Type.Union([Type.Integer(), Type.String()]);

const Body = Type.Union([
  seconds(),
  Type.Object({
    seconds: Type.Optional(seconds()),
    retry_interval: Type.Optional(seconds()),
  }),
]);

/** The pause between two tries of a fax (contract 30 §18.5): the platform's, and what a tenant has by now. */
export function retryIntervalRoutes(route: RouteRegistrar, platform: Platform): void {
  const { settings } = platform;
  route({
    method: 'GET',
    path: '/transmissions/getretryinterval',
    tag,
    summary: 'Seconds between two tries',
    access: who('transmission_list'),
    reply: Type.Integer(),
    handler: async ({ trx, caller }) => {
      if (caller.kind === 'A') return settings.get('retry_interval');
      return (
        (await readTenantSettings(trx, platform, caller.tenantId)).retry_interval ?? settings.get('retry_interval')
      );
    },
  });

  route({
    method: 'PUT',
    path: '/transmissions/retryinterval',
    tag,
    summary: 'Set the seconds between two tries of all tenants',
    access: { callers: ['A'] },
    body: Body,
    reply: Type.Integer(),
    handler: async ({ trx, body, audit, emit, caller }) => {
      const before = settings.get('retry_interval');
      const after = secondsIn(body);
      await settings.change(trx, { retry_interval: after });
      audit({
        resource: 'settings',
        resourceId: 'retry_interval',
        action: 'update',
        tenantId: null,
        before: { retry_interval: before },
        after: { retry_interval: after },
      });
      const changed = ['retry_interval'];
      emit(
        configChanged({ resource: 'settings', id: '', action: 'updated', changed, tenantId: null, by: caller.userId }),
      );
      return after;
    },
  });
}

/** A bare number, or an object that names it. @throws ApiError 400 */
function secondsIn(body: unknown): number {
  const named =
    typeof body === 'object' && body !== null
      ? (Reflect.get(body, 'seconds') ?? Reflect.get(body, 'retry_interval'))
      : body;
  const text = typeof named === 'number' || typeof named === 'string' ? String(named).trim() : '';
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < SHORTEST_RETRY_S || value > LONGEST_RETRY_S) {
    throw errors.badField('seconds', `must be a number from ${SHORTEST_RETRY_S} to ${LONGEST_RETRY_S}`);
  }
  return value;
}
