import { connectOnce } from '../connect.ts';

/**
 * What in the schema public would show rows past the fence: tables with a column tenant_id that do not force row-level security, and
 * views that run as their owner.
 */
export async function tablesWithoutFence(url: string): Promise<string[]> {
  const client = await connectOnce(url);
  try {
    const { rows } = await client.query<{ name: string }>(`
      select relname::text as name
        from pg_class
        where relnamespace = 'public'::regnamespace
          and case
            when relkind in ('r', 'p') then not (relrowsecurity and relforcerowsecurity)
              and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id' and not attisdropped)
            when relkind = 'v' then not coalesce(reloptions @> array['security_invoker=true'], false)
            else relkind = 'm'
          end
        order by relname`);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
