import type { Trx } from '@strowger/db';
import { isEverything, normalCidr } from '../cidr.ts';
import { listEntries, type WhitelistEntry } from './entries.ts';

/** A line that cannot be read. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

export interface Replacement {
  readonly added: number;
  readonly removed: number;
  readonly kept: number;
  readonly errors: readonly BadLine[];
}

/** The list as plain text: one network a line, what it is for behind a `#` (contract 40 B3). */
export function printWhitelist(entries: readonly WhitelistEntry[], now: Date): string {
  return entries
    .map(({ cidr, description, enabled, expires_at }) => {
      const remark = description.replaceAll(/\s+/g, ' ').trim();
      const isOpen = enabled && (expires_at === null || expires_at > now);
      return `${isOpen ? '' : '# '}${cidr}${remark === '' ? '' : ` # ${remark}`}\n`;
    })
    .join('');
}

/** Networks of a text by their lines, comments as descriptions; what cannot be read is told by its line. */
export function readWhitelist(
  text: string,
  allowAny: boolean,
): { readonly networks: ReadonlyMap<string, string>; readonly errors: readonly BadLine[] } {
  const networks = new Map<string, string>();
  const errors: BadLine[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const at = line.indexOf('#');
    const written = (at === -1 ? line : line.slice(0, at)).trim();
    if (written === '') continue;
    const cidr = normalCidr(written);
    const bad = (reason: string) => errors.push({ line: index + 1, text: written.slice(0, 100), reason });
    if (cidr === null) bad('must be an IP address or a network in CIDR form');
    else if (isEverything(cidr) && !allowAny) bad('lets everybody in');
    else if (networks.has(cidr)) bad('stands twice');
    else
      networks.set(
        cidr,
        at === -1
          ? ''
          : line
              .slice(at + 1)
              .trim()
              .slice(0, 255),
      );
  }
  return { networks, errors };
}

/**
 * Makes the list what a text says, or leaves it as it is where a line cannot be read. Entries that stay keep what else is
 * known of them.
 */
export async function replaceWhitelist(
  trx: Trx,
  { networks, errors }: ReturnType<typeof readWhitelist>,
  createdBy: string,
  now: Date,
): Promise<Replacement> {
  // The database has its own way to write IPv6.
  const present = (await listEntries(trx)).map((entry) => ({ ...entry, cidr: normalCidr(entry.cidr) ?? entry.cidr }));
  const known = new Map(present.map((entry) => [entry.cidr, entry]));
  const gone = present.filter(({ cidr }) => !networks.has(cidr));
  const fresh = [...networks].filter(([cidr]) => !known.has(cidr));
  const kept = networks.size - fresh.length;
  if (errors.length > 0) return { added: 0, removed: 0, kept: present.length, errors };
  if (gone.length > 0) {
    await trx
      .deleteFrom('integration_whitelist')
      .where(
        'whitelist_uuid',
        'in',
        gone.map((entry) => entry.whitelist_uuid),
      )
      .execute();
  }
  for (const [cidr, description] of fresh) {
    await trx
      .insertInto('integration_whitelist')
      .values({ cidr, description, created_by: createdBy, created_at: now })
      .execute();
  }
  for (const [cidr, description] of networks) {
    const entry = known.get(cidr);
    if (entry === undefined) continue;
    // What stands in the list is let in, whatever had become of its entry.
    const hasEnded = entry.expires_at !== null && entry.expires_at <= now;
    await trx
      .updateTable('integration_whitelist')
      .set({
        enabled: true,
        ...(hasEnded ? { expires_at: null } : {}),
        ...(description === '' ? {} : { description }),
      })
      .where('whitelist_uuid', '=', entry.whitelist_uuid)
      .execute();
  }
  return { added: fresh.length, removed: gone.length, kept, errors };
}
