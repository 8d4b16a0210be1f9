import { Type } from 'typebox';
import { BasicCredentials } from '../../access/basic-credentials.ts';
import { createPasswordHasher } from '../../access/password-hash.ts';
import type { Access } from '../../access/policy.ts';
import { fenceOf } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import { normalAddress } from '../../integration/address.ts';
import { stamp } from '../../integration/answers.ts';
import { scopeOfIdentity } from '../../integration/call-scope.ts';
import { HEALTH_SECTIONS } from '../../integration/health/health-check.ts';
import { healthReport } from '../../integration/health/report.ts';
import type { RememberedSecret } from '../../integration/identities/verify.ts';
import { versionsBody } from '../../integration/versions/action.ts';
import type { Feature } from '../../platform.ts';
import { CONNECTION_PROBLEMS, testConnection } from './test-connection.ts';

const tag = 'Integration';
const access: Access = { callers: ['A'] };

const versioned = { application: Type.String(), aliases: Type.Array(Type.String()), version: Type.String() };
const status = Type.Enum(['OK', 'WARNING', 'ERROR']);

/** How the integration API does, and whether somebody could call it (contract 40 B9, B13). */
export const stateRoutes: Feature = (route, platform) => {
  const verifier = {
    hasher: createPasswordHasher(platform.passwordCost),
    remembered: new BasicCredentials<RememberedSecret>(platform.now),
  };

  route({
    method: 'GET',
    path: '/integration_versions',
    summary: 'Versions of the integration API and its applications',
    tag,
    access,
    reply: Type.Object({
      api_version: Type.String(),
      platform_version: Type.String(),
      applications: Type.Array(Type.Object(versioned)),
    }),
    handler: async () => versionsBody(),
  });

  route({
    method: 'GET',
    path: '/integration_health',
    summary: 'Health of all that the integration API rests on',
    tag,
    access,
    query: Type.Object({
      sections: Type.Optional(Type.String({ description: `Comma list of ${HEALTH_SECTIONS.join(', ')}.` })),
    }),
    reply: Type.Object({
      status: Type.Enum(['success', 'warning', 'error']),
      message: Type.String(),
      timestamp: Type.String({ format: 'date-time' }),
      sections: Type.Array(
        Type.Object({
          section: Type.String(),
          checks: Type.Array(Type.Object({ check: Type.String(), status, details: Type.String() })),
        }),
      ),
      applications: Type.Array(Type.Object({ ...versioned, status })),
    }),
    transaction: 'none',
    handler: async ({ query }) => {
      const now = platform.now();
      const wanted = (query['sections'] ?? '').split(',').map((name) => name.trim());
      const scope = scopeOfIdentity({ tenantId: null });
      const asked = { platform, scope, now, caller: null };
      const { message, sections, applications, ...report } = await healthReport(
        asked,
        wanted.filter((name) => name !== ''),
      );
      return { status: report.status, message, timestamp: stamp(now), sections, applications };
    },
  });

  route({
    method: 'POST',
    path: '/integration_identities/test',
    summary: 'Test a connection: would these credentials be let in from that address?',
    tag,
    access: { callers: ['A', 'T'] },
    body: Type.Object(
      {
        username: Type.String({ minLength: 1, maxLength: 64 }),
        password: Type.Optional(Type.String({ maxLength: 255 })),
        access_hash: Type.Optional(Type.String({ maxLength: 255 })),
        ip: Type.Optional(Type.String({ maxLength: 64, description: 'Default: the address of this request.' })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      whitelisted: Type.Boolean(),
      authenticated: Type.Boolean(),
      tls: Type.Boolean(),
      ready: Type.Boolean(),
      problems: Type.Array(Type.String({ description: 'In English.' })),
      codes: Type.Array(Type.Enum(CONNECTION_PROBLEMS), { description: '`problems` as words that stay.' }),
    }),
    transaction: 'none',
    audited: false,
    handler: async ({ db, scope, body, request }) => {
      const address = normalAddress(body.ip ?? request.ip);
      if (address === null) throw errors.badField('ip', 'must be an IP address');
      return testConnection(platform, verifier, {
        credentials: {
          username: body.username,
          password: body.password || null,
          accessHash: body.access_hash || null,
        },
        address,
        read: (work) => db.transaction(fenceOf(scope), work, { readOnly: true }),
      });
    },
  });
};
