import pg from 'pg';
import { FenceError } from './errors.ts';

/** The role that transactions run under where the login role is above row-level security. */
const APP_ROLE = 'strowger_app';

const ALREADY_THERE = new Set(['42710', '23505']);

interface RoleFacts {
  bypasses: boolean;
  superuser: boolean;
  login: boolean;
}

async function factsOf(client: pg.ClientBase, role: string): Promise<RoleFacts | undefined> {
  const { rows } = await client.query<RoleFacts>(
    `select rolsuper or rolbypassrls as bypasses, rolsuper as superuser, rolcanlogin as login
       from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0];
}

function codeOf(error: unknown): string {
  return error instanceof pg.DatabaseError && error.code !== undefined ? error.code : '';
}

async function createRole(client: pg.ClientBase, login: string): Promise<void> {
  try {
    await client.query(`create role ${APP_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit`);
  } catch (error) {
    // Roles belong to the whole server: another database's program may have made it in this moment.
    if (ALREADY_THERE.has(codeOf(error))) return;
    throw new FenceError(
      `Row-level security does not bind the database user ${login}, and it may not create the role ${APP_ROLE}: ` +
        `use a user without BYPASSRLS, or run "create role ${APP_ROLE} nologin; grant ${APP_ROLE} to ${login}".`,
      { cause: error },
    );
  }
}

/** Since PostgreSQL 16 a member may act as the role only with the SET option, which whoever creates a role does not get. */
async function mayActAs(client: pg.ClientBase, role: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role($1, case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end) as may`,
    [role],
  );
  return rows[0]?.may === true;
}

async function becomeMember(client: pg.ClientBase, login: string): Promise<void> {
  if (await mayActAs(client, APP_ROLE)) return;
  try {
    await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (error) {
    throw new FenceError(
      `The database user ${login} may not act as ${APP_ROLE}: run "grant ${APP_ROLE} to ${login}".`,
      {
        cause: error,
      },
    );
  }
}

/**
 * The role under which row-level security holds for us: undefined when it binds the login role itself, else `strowger_app`, made if
 * need be.
 * @throws FenceError when there is no such role and none can be made
 */
export async function ensureFencedRole(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>('select current_user as name');
  const login = rows[0]?.name ?? '';
  const own = await factsOf(client, login);
  if (own?.bypasses === false) return undefined;

  if ((await factsOf(client, APP_ROLE)) === undefined) await createRole(client, login);
  const facts = await factsOf(client, APP_ROLE);
  if (facts === undefined || facts.bypasses) {
    throw new FenceError(`The database role ${APP_ROLE} must be neither a superuser nor have BYPASSRLS.`);
  }
  if (own?.superuser !== true) await becomeMember(client, login);
  return APP_ROLE;
}

/**
 * Lets the role read and write what is in a schema now, and what the login role will make there later. TRUNCATE is left out: it asks
 * no policy.
 */
export async function grantSchema(client: pg.ClientBase, schema: string, role: string): Promise<void> {
  const quoted = pg.escapeIdentifier(schema);
  const grantee = pg.escapeIdentifier(role);
  const tables = 'select, insert, update, delete on';
  await client.query(`
    grant usage on schema ${quoted} to ${grantee};
    grant ${tables} all tables in schema ${quoted} to ${grantee};
    grant usage, select on all sequences in schema ${quoted} to ${grantee};
    grant execute on all functions in schema ${quoted} to ${grantee};
    alter default privileges in schema ${quoted} grant ${tables} tables to ${grantee};
    alter default privileges in schema ${quoted} grant usage, select on sequences to ${grantee};
    alter default privileges in schema ${quoted} grant execute on functions to ${grantee};
  `);
}
