import { type Static, Type } from 'typebox';

/** Parameters of lists (contract 40 B1): spread them into an action's `params`. */
export const LIST_PARAMS = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  search: Type.Optional(Type.String({ maxLength: 255 })),
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
};

const LIST = Type.Object(LIST_PARAMS);
type ListParams = Static<typeof LIST>;

export interface Page {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number;
}

export function pageOf(params: Pick<ListParams, 'page' | 'per_page'>): Page {
  const page = params.page ?? 1;
  const perPage = params.per_page ?? 100;
  return { page, perPage, offset: (page - 1) * perPage };
}

/** What the body of a list says besides its rows. */
export function pageFields(page: Page, total: number): { total: number; page: number; per_page: number } {
  return { total, page: page.page, per_page: page.perPage };
}
