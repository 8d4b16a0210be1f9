import { type TProperties, type TSchema, Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import type { ParamKind, RouteRegistrar } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { type Country, countries } from './countries.ts';
import { countryFilters, matchesCountry } from './country-filter.ts';
import { REGIONS, type Region } from './regions.ts';
import { CountryObject, CountryRow, RegionRow, ServiceRow, TimeZoneRowReply } from './schema.ts';
import { SERVICES, type Service } from './services.ts';
import { type TimeZoneRow, timeZonesAt } from './time-zones.ts';

const tag = 'Reference data';
const everybody: Access = { callers: ['A', 'T', 'U'] };

/** Rows held in memory: their list, and each of them. */
interface ReferenceTable<Row extends object> {
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly rows: (now: Date) => readonly Row[] | Promise<readonly Row[]>;
  /** Of the list. */
  readonly row: TSchema & { readonly properties: TProperties };
  readonly searched: readonly (keyof Row & string)[];
  readonly filters?: TProperties;
  readonly matches?: (row: Row, query: Readonly<Record<string, string>>) => boolean;
  /** Absent: only the list is served. */
  readonly one?: {
    readonly what: string;
    readonly key: keyof Row & string;
    readonly kind: ParamKind;
    readonly object: TSchema;
  };
}

const COUNTRIES: ReferenceTable<Country> = {
  path: '/country',
  summary: 'Countries',
  access: everybody,
  rows: countries,
  row: CountryRow,
  searched: ['name', 'iso_code_2', 'iso_code_3', 'dialing_code'],
  filters: countryFilters,
  matches: matchesCountry,
  one: { what: 'Country', key: 'country_id', kind: 'id', object: CountryObject },
};

const REGION_TABLE: ReferenceTable<Region> = {
  path: '/region',
  summary: 'Regions of the world',
  access: everybody,
  rows: () => REGIONS,
  row: RegionRow,
  searched: ['name', 'region_id'],
  one: { what: 'Region', key: 'region_id', kind: 'name', object: RegionRow },
};

const TIME_ZONES: ReferenceTable<TimeZoneRow> = {
  path: '/timezone',
  summary: 'Time zones',
  access: everybody,
  rows: timeZonesAt,
  row: TimeZoneRowReply,
  searched: ['name'],
  one: { what: 'Time zone', key: 'timezone_id', kind: 'id', object: TimeZoneRowReply },
};

const SERVICE_TABLE: ReferenceTable<Service> = {
  path: '/services',
  summary: 'Services and their units',
  access: everybody,
  rows: () => SERVICES,
  row: ServiceRow,
  searched: ['name'],
};

/** Contract 10 §10. */
export const reference: Feature = (route, { now }) => {
  serveTable(route, now, COUNTRIES);
  serveTable(route, now, REGION_TABLE);
  serveTable(route, now, TIME_ZONES);
  serveTable(route, now, SERVICE_TABLE);
};

function serveTable<Row extends object>(route: RouteRegistrar, now: () => Date, table: ReferenceTable<Row>): void {
  const { path, access, matches, one } = table;
  const names = Object.keys(table.row.properties);
  route({
    method: 'GET',
    path,
    summary: table.summary,
    tag,
    access,
    query: Type.Object({ ...listQueryKeys, ...table.filters }),
    reply: Type.Union([Type.Array(table.row), Type.Integer()]),
    transaction: 'none',
    handler: async ({ query, reply }) => {
      const list = parseListQuery(query, names);
      const rows = await table.rows(now());
      const matching = matches ? rows.filter((row) => matches(row, query)) : rows;
      const found = listRows(matching, list, table.searched);
      return answerList(reply, list, { ...found, rows: found.rows.map((row) => only(row, names)) });
    },
  });
  if (!one) return;
  const params: Record<string, ParamKind> = { [one.key]: one.kind };
  route({
    method: 'GET',
    path: `${path}/:${one.key}`,
    summary: `One ${one.what.toLowerCase()}`,
    tag,
    access,
    params,
    reply: one.object,
    transaction: 'none',
    handler: async (context) => {
      const wanted = String(context.params[one.key]);
      const row = (await table.rows(now())).find((candidate) => String(candidate[one.key]) === wanted);
      if (row === undefined) throw errors.notFound(one.what);
      return row;
    },
  });
}

function only(row: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}
