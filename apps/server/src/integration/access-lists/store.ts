import { sql, type Trx, violationOf } from '@strowger/db';
import { normalCidr } from '../cidr.ts';
import { conflict, invalidRequest } from '../errors.ts';

/** One rule of an access list. */
export interface AccessNode {
  readonly node_uuid: string;
  readonly node_type: 'allow' | 'deny';
  readonly node_cidr: string;
  readonly node_description: string;
}

/** A SIP access list as the API shows it (contract 40 B10.1). */
export interface AccessControl {
  readonly access_control_uuid: string;
  readonly access_control_name: string;
  readonly access_control_default: 'allow' | 'deny';
  readonly access_control_description: string;
  readonly nodes: readonly AccessNode[];
}

export type NewNode = Omit<AccessNode, 'node_uuid'>;

/** Lists by name with their rules; @param only one of them, held for a change */
export async function readAccessControls(
  trx: Trx,
  only: { readonly uuid?: string; readonly hold?: true } = {},
): Promise<AccessControl[]> {
  const query = trx.selectFrom('access_controls').selectAll().orderBy(sql`lower(access_control_name)`);
  const narrowed = only.uuid === undefined ? query : query.where('access_control_uuid', '=', only.uuid);
  const lists = await (only.hold ? narrowed.forUpdate() : narrowed).execute();
  if (lists.length === 0) return [];
  const nodes = await trx
    .selectFrom('access_control_nodes')
    .selectAll()
    .where(
      'access_control_uuid',
      'in',
      lists.map((list) => list.access_control_uuid),
    )
    .orderBy('node_cidr')
    .execute();
  return lists.map((list) => ({
    access_control_uuid: list.access_control_uuid,
    access_control_name: list.access_control_name,
    access_control_default: list.access_control_default === 'allow' ? 'allow' : 'deny',
    access_control_description: list.access_control_description,
    nodes: nodes
      .filter((node) => node.access_control_uuid === list.access_control_uuid)
      .map((node) => ({
        node_uuid: node.node_uuid,
        node_type: node.node_type === 'allow' ? 'allow' : 'deny',
        node_cidr: normalCidr(node.node_cidr) ?? node.node_cidr,
        node_description: node.node_description,
      })),
  }));
}

/** @throws IntegrationError 409 when the name is taken */
export async function insertAccessControl(
  trx: Trx,
  list: Omit<AccessControl, 'access_control_uuid' | 'nodes'>,
): Promise<string> {
  const made = await namesTakenAs409(() =>
    trx.insertInto('access_controls').values(list).returning('access_control_uuid').executeTakeFirstOrThrow(),
  );
  return made.access_control_uuid;
}

/** @throws IntegrationError 409 */
export async function updateAccessControl(
  trx: Trx,
  uuid: string,
  changes: Partial<Omit<AccessControl, 'access_control_uuid' | 'nodes'>>,
  now: Date,
): Promise<void> {
  await namesTakenAs409(() =>
    trx
      .updateTable('access_controls')
      .set({ ...changes, updated_at: now })
      .where('access_control_uuid', '=', uuid)
      .execute(),
  );
}

export async function addNodes(trx: Trx, uuid: string, nodes: readonly NewNode[]): Promise<string[]> {
  if (nodes.length === 0) return [];
  const made = await namesTakenAs409(() =>
    trx
      .insertInto('access_control_nodes')
      .values(nodes.map((node) => ({ ...node, access_control_uuid: uuid })))
      .returning('node_uuid')
      .execute(),
  );
  return made.map((node) => node.node_uuid);
}

export async function updateNode(trx: Trx, nodeUuid: string, changes: Partial<NewNode>): Promise<void> {
  await namesTakenAs409(() =>
    trx.updateTable('access_control_nodes').set(changes).where('node_uuid', '=', nodeUuid).execute(),
  );
}

/** @param nodeUuid null: all of the list's */
export async function deleteNodes(trx: Trx, uuid: string, nodeUuid: string | null): Promise<void> {
  await trx
    .deleteFrom('access_control_nodes')
    .where('access_control_uuid', '=', uuid)
    .$if(nodeUuid !== null, (query) => query.where('node_uuid', '=', nodeUuid ?? ''))
    .execute();
}

export async function deleteAccessControl(trx: Trx, uuid: string): Promise<void> {
  await trx.deleteFrom('access_controls').where('access_control_uuid', '=', uuid).execute();
}

/** How many extensions name the list in their `auth_acl`, those of all tenants. The transaction must see all of them. */
export async function countUsers(trx: Trx, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from extensions
    where auth_acl is not null
      and ${name.toLowerCase()} = any(regexp_split_to_array(lower(btrim(auth_acl)), '\\s*,\\s*'))`.execute(trx);
  return rows[0]?.count ?? 0;
}

async function namesTakenAs409<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violationOf(error)?.constraint ?? '';
    if (constraint === 'access_controls_name') throw conflict('An access list with this name already exists');
    if (constraint.startsWith('access_control_nodes')) throw conflict('The list has a rule for this network already');
    throw error;
  }
}

const NAME = /^[A-Za-z][A-Za-z0-9 _.-]{0,63}$/;

/** @throws IntegrationError 422 for a name that could be read as something else where lists are named */
export function requireListName(name: string): string {
  const text = name.trim();
  if (!NAME.test(text)) {
    throw invalidRequest(
      'access_control_name',
      'must begin with a letter and consist of at most 64 letters, digits, spaces, dots, hyphens and underscores',
    );
  }
  return text;
}
