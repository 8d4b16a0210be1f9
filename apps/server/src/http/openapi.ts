import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';

const ERROR = Type.Object(
  {
    error: Type.Object({
      code: Type.Integer({ description: 'The HTTP status.' }),
      message: Type.String(),
      details: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
    }),
    message: Type.String({ description: 'The same message again.' }),
  },
  { description: 'Every error answer.' },
);

const ERROR_RESPONSES = {
  '4XX': { $ref: '#/components/responses/Refused' },
  '5XX': { $ref: '#/components/responses/Failed' },
};

const asError = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

/** Generates the OpenAPI 3.1 document out of the schemas that validate requests. Register it before the routes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Strowger',
        version,
        description:
          'One API over a multi-tenant cloud PBX: tenants, users, extensions, calls and their records. ' +
          '`x-access` on each operation says who may call it: A super admin, T tenant admin, U end user.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          basic: { type: 'http', scheme: 'basic' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
        responses: {
          Refused: asError('The request was refused; the message says why and names the field.'),
          Failed: asError('The server failed, or something it needs cannot be reached now.'),
        },
        schemas: { Error: ERROR },
      },
    },
    hideUntagged: true,
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject;
      return withErrors(document.openapiObject);
    },
  });
}

interface Operation {
  responses?: Record<string, unknown>;
  tags?: string[];
}

interface Document {
  paths?: Record<string, Record<string, unknown> | undefined> | undefined;
  tags?: { name: string }[];
}

/** Every operation may fail; tags that are used are declared. */
function withErrors<D extends object>(document: D): D {
  const { paths = {} }: Document = document;
  const tags = new Set<string>();
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations ?? {})) {
      if (!isOperation(operation)) continue;
      operation.responses = { ...operation.responses, ...ERROR_RESPONSES };
      for (const tag of operation.tags ?? []) tags.add(tag);
    }
  }
  return { ...document, tags: [...tags].sort().map((name) => ({ name, description: `Everything about ${name}.` })) };
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

/** The document at `/api/openapi.json` and a page to browse it at `/api/docs`, with assets of our own. */
export async function serveApiDocument(api: FastifyInstance): Promise<void> {
  api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(api.swagger())),
  );
  await api.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    indexPrefix: '/api',
    theme: { title: 'Strowger API' },
    staticCSP: false,
    uiConfig: {
      layout: 'BaseLayout',
      deepLinking: true,
      docExpansion: 'none',
      filter: true,
      persistAuthorization: false,
    },
  });
}
