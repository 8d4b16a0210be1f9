import { sql } from '@strowger/db';
import { type Static, Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { check } from '../../http/validation.ts';
import { METERED_RESOURCES, QUOTA_RESOURCES, UNLIMITED } from '../tenants/quota-resources.ts';

const MOST = 1_000_000_000;

/** What a package includes of a resource, as it is shown. */
export const shownResource = Type.Object({
  resource_id: Type.Integer(),
  name: Type.String(),
  quota_limit: Type.Integer({ description: '-1: unlimited; 0: none.' }),
  quota_rollover: Type.Integer({ description: '0: nothing; 1: up to the limit; more: up to so many units.' }),
});

/** The same in a body: 0 and -1 are unlimited there, null is none (contract 10 §9.1). */
export const packageResource = Type.Object(
  {
    resource_id: Type.Integer(),
    quota_limit: Type.Optional(nullable(Type.Integer({ minimum: UNLIMITED, maximum: MOST }))),
    quota_rollover: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: MOST }))),
  },
  { additionalProperties: false, 'x-ignored': ['name', 'kind', 'quota_used'] },
);

const sentResources = Type.Array(packageResource);

/** What was sent of a resource; what was not stays. */
export interface SentResource {
  readonly resourceId: number;
  /** As it is stored: −1 unlimited, 0 none. */
  readonly limit?: number;
  readonly rollover?: number;
}

/** @throws ApiError 400 for a resource that there is not */
export function readSentResources(value: unknown): SentResource[] {
  if (!isSent(value)) return [];
  return value.map(({ resource_id: resourceId, quota_limit: limit, quota_rollover: rollover }) => {
    if (!QUOTA_RESOURCES.some((one) => one.resourceId === resourceId)) {
      throw errors.badField('resources', `unknown resource_id ${resourceId}`);
    }
    const isMetered = METERED_RESOURCES.some((one) => one.resourceId === resourceId);
    return {
      resourceId,
      ...(limit === undefined ? {} : { limit: limit === null ? 0 : limit === 0 ? UNLIMITED : limit }),
      ...(rollover === undefined || !isMetered ? {} : { rollover: rollover ?? 0 }),
    };
  });
}

function isSent(value: unknown): value is Static<typeof sentResources> {
  return value !== undefined && check(sentResources, value).length === 0;
}

/** A resource's name in a query over package_resources. */
export const nameOfResource = sql`case resource_id ${sql.join(
  QUOTA_RESOURCES.map(({ resourceId, name }) => sql`when ${sql.lit(resourceId)} then ${sql.lit(name)}`),
  sql` `,
)} end`;
