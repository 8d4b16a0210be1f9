import { field } from '../system/api-client.ts';

/** An operation of the OpenAPI document, as far as walking it needs. */
export interface Operation {
  readonly method: string;
  /** Below `/api`, with `{name}` for parameters. */
  readonly path: string;
  readonly params: readonly string[];
  readonly access: 'public' | DeclaredAccess;
  readonly bodyFields: readonly BodyField[];
  readonly bodyIsList: boolean;
  readonly streams: boolean;
}

export interface DeclaredAccess {
  readonly callers: readonly string[];
  /** Name of the catalogue that every caller needs; empty = none. */
  readonly permission: string;
  /** Feature keys of which an end user needs one. */
  readonly featureKeys: readonly string[];
}

export interface BodyField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: unknown;
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

/** Every operation of the document. @throws when one does not say who may call it */
export function operationsOf(document: unknown): Operation[] {
  const paths = entries(field(document, 'paths'));
  return paths.flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = field(item, method);
      return operation === undefined ? [] : [operationOf(method, path.replace(/^\/api/, ''), operation)];
    }),
  );
}

function operationOf(method: string, path: string, operation: unknown): Operation {
  const body = jsonSchemaOf(field(operation, 'requestBody'));
  const required = field(body, 'required');
  return {
    method: method.toUpperCase(),
    path,
    params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => String(match[1])),
    access: accessOf(field(operation, 'x-access'), `${method} ${path}`),
    bodyFields: entries(field(body, 'properties')).map(([name, schema]) => ({
      name,
      schema,
      required: Array.isArray(required) && required.includes(name),
    })),
    bodyIsList: field(body, 'type') === 'array',
    streams: JSON.stringify(field(operation, 'responses') ?? {}).includes('text/event-stream'),
  };
}

function accessOf(access: unknown, where: string): Operation['access'] {
  if (access === 'public') return 'public';
  const callers = field(access, 'callers');
  if (!Array.isArray(callers)) throw new Error(`${where} does not say who may call it`);
  const keys = field(access, 'featureKey') ?? [];
  return {
    callers: callers.map(String),
    permission: String(field(access, 'permission') ?? ''),
    featureKeys: (Array.isArray(keys) ? keys : [keys]).map(String),
  };
}

function jsonSchemaOf(body: unknown): unknown {
  return field(field(field(body, 'content'), 'application/json'), 'schema');
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
