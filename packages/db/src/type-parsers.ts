import pg from 'pg';

type GetTypeParser = typeof pg.types.getTypeParser;

const { builtins } = pg.types;

/** @throws RangeError for a value that a JavaScript number cannot hold exactly */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('A bigint in the database is outside the safe range of a number.');
  return value;
}

const keepText = (text: string): string => text;

/**
 * How values come out of PostgreSQL: int8 as a number, numeric as a string (money is never a float), date as 'YYYY-MM-DD' (a day
 * has no time zone); the rest as pg does, timestamptz as a Date.
 */
const ours = new Map<number, (text: string) => unknown>([
  [builtins.INT8, parseInt8],
  [builtins.NUMERIC, keepText],
  [builtins.DATE, keepText],
]);

const TEXT_ARRAY: number = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text');

function parseArrayOf(parse: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    const items: unknown = parseTextArray(text);
    return Array.isArray(items) ? items.map((item) => (typeof item === 'string' ? parse(item) : item)) : items;
  };
}

ours.set(INT8_ARRAY, parseArrayOf(parseInt8));
ours.set(DATE_ARRAY, parseArrayOf(keepText));

/** For the `types` option of a pg client: ours first, pg's own for everything else. */
export const typeParsers: { getTypeParser: GetTypeParser } = {
  getTypeParser(oid: number, format?: unknown) {
    const parser = ours.get(oid);
    return parser !== undefined && format !== 'binary' ? parser : pg.types.getTypeParser(oid, 'text');
  },
};
