import { MASKED } from '../../audit/mask-secrets.ts';
import { declaredChanged } from '../../events/config-changed.ts';
import { isSame, type Shown, writableFields } from './field.ts';
import type { Resource, Verb, Writer } from './resource.ts';
import type { Found } from './resource-rows.ts';

/**
 * Audit row, hook and event of a write. An update that changed nothing is audited and told to nobody. The engine takes
 * the event over before the answer goes out.
 */
export async function recordWrite(
  writer: Writer,
  resource: Resource,
  id: string | number,
  before: Found | null,
  after: Found | null,
): Promise<void> {
  const tenantId = (after ?? before)?.tenantId ?? null;
  const action: Verb = before === null ? 'create' : after === null ? 'delete' : 'update';
  const shown = { before: before?.shown ?? null, after: after?.shown ?? null };
  const name = resource.path.slice(1);
  writer.audit({
    resource: name,
    resourceId: id,
    action,
    tenantId,
    before: masked(resource, shown.before),
    after: masked(resource, shown.after),
    ...activityOf(resource, action, id, shown.after ?? shown.before),
  });
  await resource.hooks?.after?.({ writer, tenantId, ...shown });
  const changed = changedNames(resource, shown.before, shown.after);
  if (action === 'update' && changed.length === 0) return;
  const by = writer.caller.userId;
  writer.emit(declaredChanged({ resource: name, id, action: `${action}d`, changed, tenantId, by }));
}

/** Names of what clients set; none for an object that is gone. */
function changedNames(resource: Resource, before: Shown | null, after: Shown | null): string[] {
  if (after === null) return [];
  const { children = [] } = resource;
  const isChanged = (name: string) => !isSame(before?.[name] ?? null, after[name] ?? null);
  const names = [...writableFields(resource, 'create').map(([name]) => name), ...children.map(({ field }) => field)];
  const unseen = Object.entries(resource.fields).flatMap(([name, { standsFor }]) =>
    standsFor !== undefined && isChanged(name) ? [standsFor] : [],
  );
  return [...names.filter(isChanged), ...unseen];
}

function masked({ fields }: Resource, shown: Shown | null): Shown | null {
  if (shown === null) return null;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, fields[name]?.secret && value ? MASKED : value]),
  );
}

/** `Update ring_groups Sales -ID:(9b1c…)` (contract 10 §8), where the declaration says what an object is called by. */
function activityOf({ path, named }: Resource, action: Verb, id: string | number, object: Shown | null) {
  if (named === undefined) return {};
  const verb = action.charAt(0).toUpperCase() + action.slice(1);
  return { activity: `${verb} ${path.slice(1)} ${object?.[named] ?? ''} -ID:(${id})` };
}
