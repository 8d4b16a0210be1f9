import type { Change } from '../../http/resource/resource.ts';
import { requireUnreferenced } from './references.ts';

/**
 * Refuses the delete of an object that something leads to (contract 20 §0.8).
 * @param fields of the object: its key, its name and its number
 * @throws ApiError 409 that names who leads to it
 */
export async function refuseDelete(
  { writer, tenantId, before, after }: Change,
  [key, name, number]: readonly [key: string, name: string, number: string],
): Promise<void> {
  if (before === null || after !== null || tenantId === null) return;
  const target = { kind: 'object', uuid: String(before[key]), numbers: [String(before[number])] } as const;
  await requireUnreferenced(writer.trx, tenantId, String(before[name]), target);
}
