import type { TSchema } from 'typebox';
import { isOpenBeforeSecondFactor } from '../access/before-second-factor.ts';
import { isClosedToApiKeys } from '../access/closed-to-api-keys.ts';
import type { Access } from '../access/policy.ts';
import type { ParamKind } from './path-parameters.ts';

export interface DocumentedRoute {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: Record<string, ParamKind>;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly reply: TSchema;
  readonly accepted?: TSchema;
  /** Media type of the answer where it is not JSON. */
  readonly produces?: string;
}

/** The OpenAPI operation of a route; `x-access` tells who may call it, `x-before-second-factor` who owes one too. */
export function documentOf(route: DocumentedRoute): object {
  const { params, query, body, access } = route;
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    ...(params ? { params: documentParams(params) } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body, consumes: ['application/json'] } : {}),
    ...(route.produces ? { produces: [route.produces] } : {}),
    response: {
      200: { description: 'Success', ...route.reply },
      ...(route.accepted ? { 202: { description: 'Accepted: it goes on after this answer', ...route.accepted } } : {}),
    },
    security: access === 'public' ? [] : credentialsFor(route),
    'x-access': access,
    ...(isOpenBeforeSecondFactor(route) ? { 'x-before-second-factor': true } : {}),
  };
}

/** `GET /tenants/:tenant_id` → `getTenantsByTenantId`. */
function operationId(route: DocumentedRoute): string {
  const words = route.path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(':') ? `by_${part.slice(1)}` : part));
  return [route.method.toLowerCase(), ...words.join('_').split(/[^A-Za-z0-9]+/)]
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function documentParams(kinds: Record<string, ParamKind>): object {
  const schemaOf = (kind: ParamKind) =>
    kind === 'id' ? { type: 'integer' } : kind === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'string' };
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, schemaOf(kind)])),
    required: Object.keys(kinds),
  };
}

function credentialsFor(route: DocumentedRoute): object[] {
  const apiKey = isClosedToApiKeys(route) ? [] : [{ apiKey: [] }];
  return [{ bearer: [] }, { basic: [] }, ...apiKey];
}
