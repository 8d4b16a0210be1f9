import { connectOnce } from '../connect.ts';

/** Runs statements as the owner of a test's database: for tables of a test's own. */
export async function alterSchema(url: string, statements: string): Promise<void> {
  const client = await connectOnce(url);
  await client.query(statements).finally(() => client.end());
}
