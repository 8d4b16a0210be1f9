import type { TSchema } from 'typebox';
import { errors } from '../../http/errors.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { ParamKind, RouteDefinition, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';

/** Lists that Community answers with nothing in them. */
const LISTS: ReadonlySet<string> = new Set([
  '/billing/quota',
  '/billing/ledger',
  '/packages',
  '/subscriptions',
  '/subscriptions/packages',
  '/rates',
  '/plans',
  '/payments',
]);

/** Declares endpoints of billing: in Community lists are empty, and everything else is 403 (contract 10 §11). */
export function billingRegistrar(route: RouteRegistrar, { environment }: Platform): RouteRegistrar {
  if (environment.edition === 'enterprise') return route;
  return (definition) => route(withoutBilling(definition));
}

/** Bodies are not judged: whatever is sent, there is no billing. */
function withoutBilling<B extends TSchema, P extends Record<string, ParamKind>>(
  definition: RouteDefinition<B, P>,
): RouteDefinition<TSchema, P> {
  const { body: _body, handler: _handler, transaction: _transaction, ...declared } = definition;
  return {
    ...declared,
    handler: async ({ query, reply }) => {
      if (declared.method !== 'GET' || !LISTS.has(declared.path)) throw errors.forbidden('This edition has no billing');
      return answerList(reply, parseListQuery(query, []), { rows: [], total: 0 });
    },
  };
}
