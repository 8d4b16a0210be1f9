import type { IntegrationCall } from './application.ts';
import type { Plan } from './dry-run.ts';

/** A list of how things are to be, and how one of them is brought about (contract 40 B10: `sync`). */
export interface Sync<Row extends object> {
  readonly desired: readonly Row[];
  /** Names a row for whoever reads that it was refused. */
  name(row: Row): object;
  /** The key of what is there for a row; null: nothing yet. */
  find(row: Row): Promise<string | null>;
  /** Makes it or brings it to agree. @returns its key */
  apply(row: Row, key: string | null): Promise<string>;
  /** What may be missing from the list, and how it goes then; absent: it stays. */
  readonly missing?: {
    present(): Promise<readonly { readonly key: string; readonly name: object }[]>;
    remove(key: string): Promise<unknown>;
  };
}

interface Synced {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly conflicts: number;
  readonly plan: Plan;
}

/**
 * Brings what is there to the list. A row that is refused is told among the conflicts and keeps nobody up; what it stands
 * for is not missing from the list for that.
 */
export async function syncObjects<Row extends object>(call: IntegrationCall, sync: Sync<Row>): Promise<Synced> {
  const wanted = new Set<string>();
  const counts = { added: 0, updated: 0, unchanged: 0, deleted: 0 };
  for (const row of sync.desired) {
    await call.part(sync.name(row), async () => {
      const key = await sync.find(row);
      if (key !== null) wanted.add(key);
      const before = changesIn(call.plan());
      wanted.add(await sync.apply(row, key));
      const isChanged = changesIn(call.plan()) > before;
      counts[key === null ? 'added' : isChanged ? 'updated' : 'unchanged'] += 1;
    });
  }
  for (const { key, name } of (await sync.missing?.present()) ?? []) {
    if (wanted.has(key)) continue;
    await call.part(name, async () => {
      const before = changesIn(call.plan());
      await sync.missing?.remove(key);
      if (changesIn(call.plan()) > before) counts.deleted += 1;
    });
  }
  const plan = call.plan();
  return { ...counts, conflicts: plan.conflicts.length, plan };
}

function changesIn({ add, update, delete: deleted }: Plan): number {
  return add.length + update.length + deleted.length;
}
