import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../system/eventually.ts';
import type { ServerProcess } from '../system/server-process.ts';
import type { Place } from './secret-search.ts';

type Outbox = Pick<ServerProcess, 'data'>;

/** The mails that a server has sent; throws while there were none. */
export function outbox(server: Outbox): Place[] {
  const directory = join(server.data, 'outbox');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ name: `outbox ${name}`, text: readFileSync(join(directory, name), 'utf8') }));
}

/** The newest mail of a kind, its soft line breaks taken out (RFC 2045 §6.7). */
export async function mailNamed(server: Outbox, template: string): Promise<string> {
  const mails = await eventually(
    async () => outboxIfThere(server).filter((mail) => mail.name.includes(template)),
    (found) => found.length > 0,
    30_000,
  );
  const source = mails.at(-1)?.text ?? '';
  const text = source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return text.slice(text.indexOf('\r\n\r\n'));
}

function outboxIfThere(server: Outbox): Place[] {
  try {
    return outbox(server);
  } catch {
    return [];
  }
}
