import { maskSecrets } from '../audit/mask-secrets.ts';
import type { AuditEntry } from '../audit/write-audit.ts';
import type { Envelope } from './answers.ts';

/** Undoes the transaction of a dry run, and carries its answer out of it. */
export class DryRunOver extends Error {
  readonly answer: Envelope;

  constructor(answer: Envelope) {
    super('a dry run is over');
    this.name = 'DryRunOver';
    this.answer = answer;
  }
}

/** What a request changes, or would change (contract 40 B1 `dry_run`). */
export interface Plan {
  readonly add: readonly object[];
  readonly update: readonly object[];
  readonly delete: readonly object[];
  readonly conflicts: readonly object[];
}

/**
 * What was done, told from what a write said of itself.
 * @param conflicts parts that were refused without the rest
 */
export function planOf(entries: readonly AuditEntry[], conflicts: readonly object[]): Plan {
  const plan: { add: object[]; update: object[]; delete: object[]; conflicts: object[] } = {
    add: [],
    update: [],
    delete: [],
    conflicts: [...conflicts],
  };
  for (const { resource, resourceId, before, after } of entries) {
    const uuid = String(resourceId);
    if (before && after) plan.update.push(...differences(uuid, before, after));
    else if (after) plan.add.push({ resource, ...asObject(maskSecrets(after)) });
    else plan.delete.push({ uuid, resource });
  }
  return plan;
}

export function dryRunAnswer(plan: Plan): Envelope {
  return { message: 'Dry run: nothing was changed', plan };
}

/** A dry run that would have been refused by what is there already. */
export function conflictPlan(sentence: string): Envelope {
  return dryRunAnswer(planOf([], [{ message: sentence }]));
}

/** Says nothing of what was changed, and is another one at the next second. */
const TIME_OF_CHANGE = 'last_updated';

function differences(uuid: string, before: object, after: object): object[] {
  const [from, to] = [asObject(maskSecrets(before)), asObject(maskSecrets(after))];
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return fields
    .filter((field) => field !== TIME_OF_CHANGE)
    .filter((field) => JSON.stringify(Reflect.get(from, field)) !== JSON.stringify(Reflect.get(to, field)))
    .map((field) => ({ uuid, field, from: Reflect.get(from, field) ?? null, to: Reflect.get(to, field) ?? null }));
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
