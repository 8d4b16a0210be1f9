import type { Database } from '@strowger/db';
import { sql } from '@strowger/db';
import { decodeBase32 } from '../../apps/server/src/features/second-factor/testing/authenticator-app.ts';

/** A secret that the product was given or has made. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** A text in which a secret may have been left behind, and where it was found. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

/** Where the contract lets a secret be read. */
export interface AllowedPlace {
  readonly secret: string;
  readonly place: RegExp;
  /** The line that allows it. */
  readonly line: string;
}

const SHORT = /^\d{6}$/;
const SHORTEST_PART = 8;

/** Every secret in every place that does not allow it: `turn secret in database settings`. */
export function findSecrets(
  secrets: readonly Secret[],
  places: readonly Place[],
  allowed: readonly AllowedPlace[],
): string[] {
  const forms = secrets.map((secret) => ({ secret, finds: finderOf(secret.value) }));
  return places.flatMap((place) =>
    forms
      .filter(({ secret, finds }) => finds(place.text) && !isAllowed(secret, place, allowed))
      .map(({ secret }) => `${secret.name} in ${place.name}`),
  );
}

function isAllowed(secret: Secret, place: Place, allowed: readonly AllowedPlace[]): boolean {
  return allowed.some((one) => one.secret === secret.name && one.place.test(place.name));
}

/** In clear, in base64 wherever it begins, in hex; a base32 secret also as its bytes. */
function finderOf(value: string): (text: string) => boolean {
  // Six digits stand in many a longer number.
  if (SHORT.test(value)) {
    const alone = new RegExp(`(?<![\\d.])${value}(?!\\d)`);
    return (text) => alone.test(text);
  }
  const octets = /^[A-Z2-7]{32}$/.test(value) ? [Buffer.from(value), decodeBase32(value)] : [Buffer.from(value)];
  const exact = [value, ...octets.flatMap(base64Forms)];
  const hex = octets.map((bytes) => bytes.toString('hex'));
  return (text) => {
    const lower = text.toLowerCase();
    return exact.some((form) => text.includes(form)) || hex.some((form) => lower.includes(form));
  };
}

/** What of the octets is seen in base64 that begins 0, 1 or 2 octets before them. */
function base64Forms(octets: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), octets])
      .toString('base64')
      .replace(/=+$/, '');
    const inner = whole.slice(before === 0 ? 0 : before + 1, -1);
    if (inner.length < SHORTEST_PART) return [];
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Every row of every table, octets in hex; partitions with the table that they are of. */
export async function databasePlaces(db: Database): Promise<Place[]> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const tables = await sql<{ schema: string; name: string }>`
        select n.nspname as schema, c.relname as name
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(trx);
      const places: Place[] = [];
      for (const { schema, name } of tables.rows) {
        const rows = await sql<{ text: string }>`
          select to_jsonb(t)::text as text from ${sql.table(`${schema}.${name}`)} as t`.execute(trx);
        places.push({ name: `database ${schema}.${name}`, text: rows.rows.map((row) => row.text).join('\n') });
      }
      return places;
    },
    { readOnly: true },
  );
}
