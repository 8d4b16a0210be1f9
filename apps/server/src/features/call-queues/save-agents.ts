import { numberOfContact } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { isSame, type Shown } from '../../http/resource/field.ts';
import { NO_PIN } from '../../http/resource/ready-fields.ts';
import type { Vault } from '../../secrets/vault.ts';
import { SETTING_NAMES } from './agent-schema.ts';
import { AGENT_PIN_CONTEXT } from './read-agents.ts';

/** The queue whose agents are saved. */
export interface QueuePlace {
  readonly queueUuid: string;
  readonly tenantId: number;
  readonly domainUuid: string;
}

/** What saving did to an agent beyond this queue: everybody who follows agents is told. */
export interface AgentChange {
  readonly uuid: string;
  readonly name: string;
  readonly action: 'created' | 'updated' | 'deleted';
  /** Field names. */
  readonly changed: readonly string[];
  readonly before: Shown | null;
  readonly after: Shown | null;
}

interface AgentRow {
  readonly call_center_agent_uuid: string;
  readonly agent_name: string;
  readonly [column: string]: unknown;
}

interface Parts {
  readonly trx: Trx;
  readonly vault: Vault;
  readonly now: Date;
}

/**
 * Makes these the agents of the queue (contract 20 §5): each is matched by uuid, else by name, else made, and takes over
 * what was sent of it. Who is left out leaves the queue; one who then serves nowhere is deleted.
 * @throws ApiError 400 for one agent named twice, 409 for a name or id that another agent has
 */
export async function saveAgents(parts: Parts, place: QueuePlace, rows: readonly Shown[]): Promise<AgentChange[]> {
  const { trx } = parts;
  const changes: AgentChange[] = [];
  const before = await agentsOf(trx, place.queueUuid);
  const kept = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const name = nameIn(row);
    if (name === '') continue;
    const known = await findAgent(trx, place, row, name);
    await requireFreeNames(trx, place, row, name, known, index);
    const change =
      known === null ? await makeAgent(parts, place, row, name) : await changeAgent(parts, known, row, name);
    if (kept.has(change.uuid)) throw errors.badField(`agents[${index}]`, 'names an agent for the second time');
    kept.add(change.uuid);
    if (change.changed.length > 0 || change.action === 'created') changes.push(change);
    await placeAgent(trx, place, change.uuid, row);
  }
  const left = before.filter((uuid) => !kept.has(uuid));
  await leaveQueue(trx, place.queueUuid, left);
  return [...changes, ...(await dropIdle(trx, left))];
}

/** Agents of a queue, by uuid. */
export async function agentsOf(trx: Trx, queueUuid: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('call_center_tiers')
    .select('call_center_agent_uuid')
    .where('call_center_queue_uuid', '=', queueUuid)
    .execute();
  return rows.map((row) => row.call_center_agent_uuid);
}

/** Deletes those of these agents who serve no queue any more. */
export async function dropIdle(trx: Trx, uuids: readonly string[]): Promise<AgentChange[]> {
  if (uuids.length === 0) return [];
  const rows = await trx
    .deleteFrom('call_center_agents')
    .where('call_center_agent_uuid', 'in', uuids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('call_center_tiers')
            .select('call_center_tier_uuid')
            .whereRef('call_center_tiers.call_center_agent_uuid', '=', 'call_center_agents.call_center_agent_uuid'),
        ),
      ),
    )
    .returning(['call_center_agent_uuid', 'agent_name'])
    .execute();
  return rows.map(({ call_center_agent_uuid: uuid, agent_name: name }) => {
    return { uuid, name, action: 'deleted', changed: [], before: { agent_name: name }, after: null };
  });
}

function nameIn(row: Shown): string {
  const name = row['agent_name'];
  return typeof name === 'string' ? name.trim() : '';
}

async function findAgent(trx: Trx, place: QueuePlace, row: Shown, name: string): Promise<AgentRow | null> {
  const uuid = row['call_center_agent_uuid'];
  const ofTenant = trx.selectFrom('call_center_agents').selectAll().where('tenant_id', '=', place.tenantId).forUpdate();
  const byUuid =
    typeof uuid === 'string' ? await ofTenant.where('call_center_agent_uuid', '=', uuid).executeTakeFirst() : undefined;
  const found = byUuid ?? (await ofTenant.where('agent_name', '=', name).executeTakeFirst());
  return found === undefined ? null : { ...found };
}

/** Names and ids tell agents of a domain apart. */
async function requireFreeNames(
  trx: Trx,
  { tenantId }: QueuePlace,
  row: Shown,
  name: string,
  known: AgentRow | null,
  index: number,
): Promise<void> {
  const others = await trx
    .selectFrom('call_center_agents')
    .select(['call_center_agent_uuid', 'agent_name', 'agent_id', 'agent_contact'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const rest = others.filter((other) => other.call_center_agent_uuid !== known?.call_center_agent_uuid);
  if (rest.some((other) => other.agent_name === name)) throw errors.conflict(`An agent ${name} already exists.`);
  const id = row['agent_id'];
  if (typeof id !== 'string' || id === '' || id === known?.['agent_id']) return;
  const holder = rest.find((other) => (other.agent_id ?? numberOfContact(other.agent_contact ?? '')) === id);
  if (holder !== undefined) {
    throw errors.conflict(`agents[${index}].agent_id: ${id} is the id of agent ${holder.agent_name}.`);
  }
}

async function makeAgent(
  { trx, vault, now }: Parts,
  { tenantId, domainUuid }: QueuePlace,
  row: Shown,
  name: string,
): Promise<AgentChange> {
  const columns = { agent_name: name, ...sentColumns(row), ...pinColumn(vault, row, null) };
  const { call_center_agent_uuid: uuid } = await trx
    .insertInto('call_center_agents')
    .values({ ...columns, tenant_id: tenantId, domain_uuid: domainUuid, agent_status_since: now })
    .returning('call_center_agent_uuid')
    .executeTakeFirstOrThrow();
  return { uuid, name, action: 'created', changed: Object.keys(columns), before: null, after: columns };
}

async function changeAgent(
  { trx, vault, now }: Parts,
  known: AgentRow,
  row: Shown,
  name: string,
): Promise<AgentChange> {
  const uuid = known.call_center_agent_uuid;
  const sent = { agent_name: name, ...sentColumns(row), ...pinColumn(vault, row, known) };
  const columns = Object.fromEntries(Object.entries(sent).filter(([column, value]) => !isSame(known[column], value)));
  const changed = Object.keys(columns);
  if (changed.length > 0) {
    const since = changed.includes('agent_status') ? { agent_status_since: now } : {};
    await trx
      .updateTable('call_center_agents')
      .set({ ...columns, ...since, last_updated: now })
      .where('call_center_agent_uuid', '=', uuid)
      .execute();
  }
  const before = Object.fromEntries(changed.map((column) => [column, known[column]]));
  return { uuid, name, action: 'updated', changed, before, after: columns };
}

/** Settings that were sent; what is cleared is null where it may be, else it stays. */
function sentColumns(row: Shown): Record<string, unknown> {
  const sent = SETTING_NAMES.filter((name) => row[name] !== undefined && (row[name] !== null || NULLABLE.has(name)));
  return Object.fromEntries(sent.map((name) => [name, row[name] === '' ? null : row[name]]));
}

const NULLABLE: ReadonlySet<string> = new Set(['agent_contact', 'agent_description', 'agent_id']);

/** An empty PIN keeps the stored one (contract 20 §0.5), and so does the same one. */
function pinColumn(vault: Vault, row: Shown, known: AgentRow | null): { agent_password?: string | null } {
  const pin = row['agent_password'];
  const stored = known?.['agent_password'];
  if (typeof pin !== 'string' || pin === '') return {};
  if (pin === NO_PIN) return { agent_password: null };
  if (typeof stored === 'string' && vault.open(stored, AGENT_PIN_CONTEXT) === pin) return {};
  return { agent_password: vault.seal(pin, AGENT_PIN_CONTEXT) };
}

async function placeAgent(trx: Trx, { queueUuid, tenantId }: QueuePlace, uuid: string, row: Shown): Promise<void> {
  const tier = {
    ...(typeof row['tier_level'] === 'number' ? { tier_level: row['tier_level'] } : {}),
    ...(typeof row['tier_position'] === 'number' ? { tier_position: row['tier_position'] } : {}),
  };
  await trx
    .insertInto('call_center_tiers')
    .values({ tenant_id: tenantId, call_center_queue_uuid: queueUuid, call_center_agent_uuid: uuid, ...tier })
    .onConflict((conflict) => {
      const same = conflict.columns(['call_center_queue_uuid', 'call_center_agent_uuid']);
      return Object.keys(tier).length === 0 ? same.doNothing() : same.doUpdateSet(tier);
    })
    .execute();
}

async function leaveQueue(trx: Trx, queueUuid: string, uuids: readonly string[]): Promise<void> {
  if (uuids.length === 0) return;
  await trx
    .deleteFrom('call_center_tiers')
    .where('call_center_queue_uuid', '=', queueUuid)
    .where('call_center_agent_uuid', 'in', uuids)
    .execute();
}
