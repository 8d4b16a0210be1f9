import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Resource, Writer } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';
import { AgentBody, AgentReply, MOST_AGENTS } from './agent-schema.ts';
import { QUEUE_FIELDS } from './queue-fields.ts';
import { readAgents } from './read-agents.ts';
import { requireSoundQueue } from './require-sound-queue.ts';
import { type AgentChange, agentsOf, dropIdle, saveAgents } from './save-agents.ts';

/** What a write found before it, for after it. */
interface Pending {
  /** The agents that were sent; null: none were. */
  readonly agents: readonly Shown[] | null;
  /** Who served in a queue that is being deleted. */
  readonly leaving: readonly string[];
}

const AGENTS = 'call_center_agents';

/** Call queues with their agents, who belong to the tenant and not to the queue (contract 20 §5). */
export function callQueues(platform: Platform): Resource {
  const pending = new WeakMap<Writer, Pending>();
  return pbxResource(platform, {
    path: '/call_queues',
    tag: 'Call queues',
    what: 'Call Queue',
    plural: 'Call queues',
    table: 'call_queues',
    key: { field: 'call_center_queue_uuid', kind: 'uuid' },
    featureKey: 'call_queues',
    hasQuota: true,
    numbers: { kind: 'call_queue', fields: ['queue_extension'] },
    named: 'queue_name',
    fields: QUEUE_FIELDS,
    listed: ['domain_uuid', ...Object.keys(QUEUE_FIELDS)],
    searched: ['queue_name', 'queue_extension', 'queue_description'],
    filters: { queue_strategy: 'text', queue_enabled: 'flag' },
    order: [{ field: 'queue_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    taken: (_constraint, queue) => `A call queue ${queue['queue_name']} already exists.`,
    extras: {
      fields: { agents: Type.Array(AgentReply) },
      written: { agents: Type.Array(AgentBody, { maxItems: MOST_AGENTS }) },
      read: async (trx, queue, caller) => {
        return { agents: await readAgents(trx, platform.vault, String(queue['call_center_queue_uuid']), caller) };
      },
    },
    hooks: {
      before: async (change) => {
        pending.set(change.writer, await judge(change));
      },
      after: async (change) => {
        const found = pending.get(change.writer);
        if (found) await follow(platform, change, found);
      },
    },
  });
}

/** @throws ApiError 400 for what cannot be read, 409 while something leads to a queue that is being deleted */
async function judge(change: Change): Promise<Pending> {
  const { writer, before, after } = change;
  if (after) {
    requireSoundQueue(after);
    return { agents: rowsIn(after['agents']), leaving: [] };
  }
  await refuseDelete(change, ['call_center_queue_uuid', 'queue_name', 'queue_extension']);
  return { agents: null, leaving: await agentsOf(writer.trx, String(before?.['call_center_queue_uuid'])) };
}

async function follow(platform: Platform, change: Change, { agents, leaving }: Pending): Promise<void> {
  const { writer, tenantId, before, after } = change;
  if (tenantId === null) return;
  const { trx } = writer;
  if (after === null) return tellChanges(writer, tenantId, await dropIdle(trx, leaving));
  if (agents === null) return;
  const queueUuid = String(after['call_center_queue_uuid']);
  const place = { queueUuid, tenantId, domainUuid: String(after['domain_uuid']) };
  const shown = () => readAgents(trx, platform.vault, queueUuid, 'A');
  const had = await shown();
  const changes = await saveAgents({ trx, vault: platform.vault, now: platform.now() }, place, agents);
  const has = await shown();
  tellChanges(writer, tenantId, changes);
  if (before !== null && JSON.stringify(had) !== JSON.stringify(has)) tellAgents(writer, tenantId, queueUuid, had, has);
}

/** Agents serve other queues too: a change of one is told by itself. */
function tellChanges(writer: Writer, tenantId: number, changes: readonly AgentChange[]): void {
  const by = writer.caller.userId;
  for (const { uuid: id, name, action, changed, before, after } of changes) {
    const verb = action === 'created' ? 'create' : action === 'updated' ? 'update' : 'delete';
    const activity = `${action === 'created' ? 'Create' : action === 'updated' ? 'Update' : 'Delete'} ${AGENTS} ${name} -ID:(${id})`;
    writer.audit({ resource: AGENTS, resourceId: id, action: verb, tenantId, before, after, activity });
    writer.emit(configChanged({ resource: AGENTS, id, action, changed, tenantId, by }));
  }
}

/** The list of a queue's agents has changed, or a place in it. */
function tellAgents(writer: Writer, tenantId: number, id: string, had: readonly Shown[], has: readonly Shown[]): void {
  const resource = 'call_queues';
  const by = writer.caller.userId;
  writer.audit({
    resource,
    resourceId: id,
    action: 'update',
    tenantId,
    before: { agents: had },
    after: { agents: has },
  });
  writer.emit(configChanged({ resource, id, action: 'updated', changed: ['agents'], tenantId, by }));
}

function rowsIn(value: unknown): Shown[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
}
