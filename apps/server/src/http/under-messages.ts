import type { RouteRegistrar } from './route.ts';

/** Declares each endpoint under `/messages` as well, served by the same handler (contract 30 §12 to §16). */
export function underMessages(route: RouteRegistrar): RouteRegistrar {
  return (definition) => {
    route(definition);
    route({ ...definition, path: `/messages${definition.path}` });
  };
}
