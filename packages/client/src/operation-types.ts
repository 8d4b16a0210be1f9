import type { paths } from './api-types.ts';

export type Path = keyof paths;
export type Verb = 'get' | 'put' | 'post' | 'delete';

interface Answering {
  responses: { 200: { content: { 'application/json': unknown } } };
}

/** What an operation answers with 200, e.g. `AnswerOf<'/api/get_user', 'get'>`. */
export type AnswerOf<P extends Path, V extends Verb = 'get'> = paths[P][V] extends Answering
  ? paths[P][V]['responses'][200]['content']['application/json']
  : never;

/** The JSON body that an operation takes, e.g. `BodyOf<'/api/ring_groups', 'post'>`. */
export type BodyOf<P extends Path, V extends Verb> = paths[P][V] extends { requestBody?: infer R }
  ? NonNullable<R> extends { content: { 'application/json': infer B } }
    ? B
    : never
  : never;

/** The query of an operation, e.g. `QueryOf<'/api/ring_groups'>`. */
export type QueryOf<P extends Path, V extends Verb = 'get'> = paths[P][V] extends { parameters: { query?: infer Q } }
  ? NonNullable<Q>
  : never;

/** Paths whose GET answers a list. */
export type ListPath = {
  [P in Path]: Extract<AnswerOf<P>, readonly unknown[]> extends never ? never : P;
}[Path];

/** One row of a list, e.g. `RowOf<'/api/ring_groups'>`. */
export type RowOf<P extends Path> = Extract<AnswerOf<P>, readonly unknown[]>[number];
