import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Operation, operationsOf } from '../isolation/openapi-operations.ts';
import { apiClient } from '../system/api-client.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { type CallerSort, decisionOf, kindOf } from './declared-decision.ts';
import {
  BESIDE_THE_INDEX,
  ENDPOINT_INDEX,
  type IndexRow,
  isOfAnotherPart,
  type Mark,
  PBX_RESOURCES,
  resourceOf,
  shapeOf,
} from './endpoint-index.ts';
import { callCell } from './matrix-call.ts';
import { type MatrixWorld, makeMatrixWorld, type Place } from './matrix-world.ts';

const ROWS = [...ENDPOINT_INDEX, ...BESIDE_THE_INDEX];
const SORTS: readonly CallerSort[] = ['P', 'U', 'U with key', 'T', 'T with `branding`', 'A'];

let server: ServerProcess;
let world: MatrixWorld;
let operations: ReadonlyMap<string, Operation>;

beforeAll(async () => {
  server = await startServer({ STROWGER_LOG: 'error' });
  const document = (await apiClient(server.url)('GET', '/openapi.json')).body;
  operations = new Map(operationsOf(document).map((o) => [shapeOf(`${o.method} ${o.path}`), o]));
  world = await makeMatrixWorld(server.url);
}, 120_000);
afterAll(() => server.dispose());

const shapes = (rows: readonly IndexRow[]) => rows.map((row) => shapeOf(row.endpoint));

/** The rows that there are, with their operations. */
function builtRows(): { readonly row: IndexRow; readonly operation: Operation }[] {
  return ROWS.flatMap((row) => {
    const operation = operations.get(shapeOf(row.endpoint));
    return operation ? [{ row, operation }] : [];
  });
}

/** Whom the index lets in, before any object is looked at. */
function isLetIn(mark: Mark, sort: CallerSort): boolean {
  if (mark === 'own with key') return sort === 'U with key';
  if (mark === 'with `branding`') return sort === 'T with `branding`';
  return mark !== '–';
}

describe('the endpoint index (contract 10 §12)', () => {
  it('has every endpoint of the administration part', () => {
    const known = new Set(shapes(ROWS));
    const unlisted = [...operations.keys()].filter((shape) => !isOfAnotherPart(shape) && !known.has(shape));
    expect(unlisted).toEqual([]);
  });

  it('is served, every row of it', () => {
    const missing = ROWS.filter((row) => !operations.has(shapeOf(row.endpoint)));
    expect(missing.map((row) => row.endpoint)).toEqual([]);
  });

  it('names each endpoint once', () => {
    expect(new Set(shapes(ROWS)).size).toBe(ROWS.length);
  });
});

describe('the resources of the PBX (contract 20 §0.1)', () => {
  it('are read by end users with their feature key, and written by admins and tenant admins', () => {
    const wrong = [...operations].flatMap(([shape, { method, access }]) => {
      const featureKey = PBX_RESOURCES[resourceOf(shape)];
      if (featureKey === undefined) return [];
      const callers = method === 'GET' && !shape.startsWith('GET /dialplans') ? 'ATU' : 'AT';
      const isRight =
        access !== 'public' &&
        [...access.callers].sort().join('') === callers &&
        access.featureKeys.includes(featureKey);
      return isRight ? [] : [`${shape}: ${JSON.stringify(access)}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the declared policies', () => {
  it.each(SORTS)('decide as the index for %s, by the default grants of contract 10 §3.3', (sort) => {
    const wrong = builtRows().flatMap(({ row, operation }) => {
      const kind = kindOf(sort);
      const expected = isLetIn(row.marks[kind], sort) ? 'allowed' : kind === 'P' ? 401 : 403;
      const decided = decisionOf(operation, sort);
      return decided === expected ? [] : [`${row.endpoint}: ${decided}, the index says ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Where the object that a path names may lie; null = it names none of a tenant. */
function placesOf(operation: Operation, sort: CallerSort): readonly (Place | null)[] {
  const names = operation.params;
  if (sort === 'P') return [null];
  if (names.some((name) => ['user_id', 'userid', 'api_key_id'].includes(name)))
    return ['own', 'of the tenant', 'foreign'];
  return names.some((name) => ['tenant_id', 'webhook_id', 'sso_provider_id', 'identity_id'].includes(name))
    ? ['own', 'foreign']
    : [null];
}

type Expected = 'allowed' | 401 | 403 | 404;

function expectedOf(row: IndexRow, sort: CallerSort, place: Place | null): Expected {
  const kind = kindOf(sort);
  const mark = row.marks[kind];
  if (!isLetIn(mark, sort)) return kind === 'P' ? 401 : 403;
  const cell = `${kind} ${place} ${shapeOf(row.endpoint)}`;
  const protectedObject = PROTECTED.find(([cells]) => cells.includes(cell));
  if (protectedObject) return protectedObject[1];
  if (mark === '✔' || place === null || place === 'own') return 'allowed';
  if (place === 'foreign') return 404;
  return ['ten', 'own ten', 'own (+reset ten)'].includes(mark) || mark === 'with `branding`' || kind === 'T'
    ? 'allowed'
    : 404;
}

/** Objects that those who may call the endpoint cannot use it on, by the line of contract 10 that says so. */
const PROTECTED: readonly (readonly [cells: readonly string[], status: 403 | 404])[] = [
  // §5.2: "user 1, self, any super admin → 403"
  [['T own DELETE /users/{}', 'A own DELETE /users/{}'], 403],
  // §1.9: nobody acts as himself
  [['T own GET /users/{}/token', 'A own GET /users/{}/token'], 403],
  // §3.2: role 2 is given and taken by nobody through the API
  [['A own PUT /users/{}/roles', 'A own DELETE /users/{}/roles', 'A own PUT /users/{}/roles/{}'], 403],
  // §4.2: "id 1 → 403"
  [['A own DELETE /tenants/{}'], 403],
];

/** Pictures are 404 where there is none (contract 10 §5.2, §7.1), so is a link to a provider. */
const MAY_BE_ABSENT: ReadonlySet<string> = new Set([
  'GET /users/{}/media',
  'GET /branding/{}/media',
  'DELETE /sso_providers/{}/users/{}',
]);

/** The request got past every question of who may; what its body says is another matter. */
const PAST_ACCESS: ReadonlySet<number> = new Set([200, 400, 409, 411, 412, 415, 422]);

/** Whoever may connect is told that this was no WebSocket (contract 10 §1.13). */
const WEB_SOCKETS: ReadonlySet<string> = new Set(['GET /ws']);

function satisfies(status: number, expected: Expected, shape: string): boolean {
  if (expected !== 'allowed') return status === expected;
  if (WEB_SOCKETS.has(shape)) return status === 426;
  return PAST_ACCESS.has(status) || (status === 404 && MAY_BE_ABSENT.has(shape));
}

describe('over HTTP', () => {
  it.each(SORTS)(
    '%s gets where the index lets him, 404 for objects he may not see and 401 or 403 elsewhere',
    async (sort) => {
      const wrong: string[] = [];
      for (const { row, operation } of builtRows()) {
        for (const place of placesOf(operation, sort)) {
          const expected = expectedOf(row, sort, place);
          const status = await callCell(world, sort, operation, place);
          if (satisfies(status, expected, shapeOf(row.endpoint))) continue;
          wrong.push(`${row.endpoint} on ${place ?? 'nothing'}: ${status}, the index says ${expected}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
