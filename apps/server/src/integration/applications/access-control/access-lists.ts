import { Type } from 'typebox';
import { configChanged } from '../../../events/config-changed.ts';
import { networksOf } from '../../access-lists/resolve-node.ts';
import {
  type AccessControl,
  addNodes,
  countUsers,
  deleteAccessControl,
  deleteNodes,
  insertAccessControl,
  type NewNode,
  readAccessControls,
  requireListName,
  updateAccessControl,
} from '../../access-lists/store.ts';
import { type Action, defineAction, type IntegrationCall } from '../../application.ts';
import { conflict, notFound } from '../../errors.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';

const RESOURCE = 'access_controls';
export const uuid = Type.String({ format: 'uuid' });
export const nodeType = Type.Enum(['allow', 'deny']);
const nodeFields = {
  node_type: nodeType,
  node_cidr: Type.String({ minLength: 1, maxLength: 253 }),
  node_description: Type.Optional(Type.String({ maxLength: 255 })),
};
const listFields = {
  access_control_default: Type.Optional(nodeType),
  access_control_description: Type.Optional(Type.String({ maxLength: 255 })),
  nodes: Type.Optional(Type.Array(Type.Object(nodeFields), { maxItems: 1000 })),
};

const list = defineAction({
  action: 'list',
  access: 'read',
  reach: 'global',
  params: Type.Object(LIST_PARAMS),
  async run(call, params) {
    const page = pageOf(params);
    const wanted = (params.search ?? '').toLowerCase();
    const found = (await readAccessControls(call.trx)).filter((one) =>
      `${one.access_control_name}\n${one.access_control_description}`.toLowerCase().includes(wanted),
    );
    return {
      message: 'Access lists retrieved',
      access_controls: found.slice(page.offset, page.offset + page.perPage),
      ...pageFields(page, found.length),
    };
  },
});

const create = defineAction({
  action: 'create',
  access: 'write',
  reach: 'global',
  params: Type.Object({ access_control_name: Type.String({ maxLength: 64 }), ...listFields }),
  async run(call, params) {
    const made = await insertAccessControl(call.trx, {
      access_control_name: requireListName(params.access_control_name),
      access_control_default: params.access_control_default ?? 'deny',
      access_control_description: params.access_control_description ?? '',
    });
    await addNodes(call.trx, made, await nodesOf(params.nodes ?? []));
    const after = await requireList(call, made);
    recordChange(call, 'created', null, after);
    return { message: 'Access list created', ...after };
  },
});

const update = defineAction({
  action: 'update',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    access_control_uuid: uuid,
    access_control_name: Type.Optional(Type.String({ maxLength: 64 })),
    ...listFields,
  }),
  async run(call, { access_control_uuid, nodes, access_control_name, ...fields }) {
    const before = await requireList(call, access_control_uuid);
    const name = access_control_name === undefined ? before.access_control_name : requireListName(access_control_name);
    if (name.toLowerCase() !== before.access_control_name.toLowerCase()) await requireUnused(call, before);
    await updateAccessControl(call.trx, access_control_uuid, { ...fields, access_control_name: name }, call.now);
    if (nodes) {
      const fresh = await nodesOf(nodes);
      await deleteNodes(call.trx, access_control_uuid, null);
      await addNodes(call.trx, access_control_uuid, fresh);
    }
    const after = await requireList(call, access_control_uuid);
    recordChange(call, 'updated', before, after);
    return { message: 'Access list updated', ...after };
  },
});

const remove = defineAction({
  action: 'delete',
  access: 'write',
  reach: 'global',
  params: Type.Object({ access_control_uuid: uuid }),
  async run(call, params) {
    const before = await requireList(call, params.access_control_uuid);
    await requireUnused(call, before);
    await deleteAccessControl(call.trx, params.access_control_uuid);
    recordChange(call, 'deleted', before, null);
    return { message: 'Access list deleted' };
  },
});

const copy = defineAction({
  action: 'copy',
  access: 'write',
  reach: 'global',
  params: Type.Object({ access_control_uuid: uuid, access_control_name: Type.String({ maxLength: 64 }) }),
  async run(call, params) {
    const { nodes, access_control_default, access_control_description } = await requireList(
      call,
      params.access_control_uuid,
    );
    const made = await insertAccessControl(call.trx, {
      access_control_name: requireListName(params.access_control_name),
      access_control_default,
      access_control_description,
    });
    await addNodes(
      call.trx,
      made,
      nodes.map(({ node_uuid: _, ...node }) => node),
    );
    const after = await requireList(call, made);
    recordChange(call, 'created', null, after);
    return { message: 'Access list copied', ...after };
  },
});

const reload = defineAction({
  action: 'reload',
  access: 'write',
  reach: 'global',
  params: Type.Object({}),
  async run(call) {
    tellEngine(call, 'updated', '');
    return { message: 'Access lists reloaded' };
  },
});

export const listActions: readonly Action[] = [list, create, update, remove, copy, reload];

/** The list, held until the change is done. @throws IntegrationError 404 */
export async function requireList({ trx }: IntegrationCall, listUuid: string): Promise<AccessControl> {
  const [found] = await readAccessControls(trx, { uuid: listUuid, hold: true });
  if (!found) throw notFound();
  return found;
}

/** Rules with their networks; a host name stands for one rule an address. */
export async function nodesOf(
  sent: readonly {
    readonly node_type: 'allow' | 'deny';
    readonly node_cidr: string;
    readonly node_description?: string;
  }[],
): Promise<NewNode[]> {
  const nodes: NewNode[] = [];
  for (const { node_type, node_cidr, node_description = '' } of sent) {
    for (const network of await networksOf(node_cidr)) nodes.push({ node_type, node_cidr: network, node_description });
  }
  return nodes;
}

export function recordChange(
  call: IntegrationCall,
  action: 'created' | 'updated' | 'deleted',
  before: AccessControl | null,
  after: AccessControl | null,
): void {
  const resourceId = (after ?? before)?.access_control_uuid ?? '';
  call.writer.audit({
    resource: RESOURCE,
    resourceId,
    action: action.replace(/d$/, ''),
    tenantId: null,
    before,
    after,
    activity: `${action.replace(/^./, (letter) => letter.toUpperCase())} access list ${(after ?? before)?.access_control_name}`,
  });
  tellEngine(call, action, resourceId);
}

function tellEngine(call: IntegrationCall, action: 'created' | 'updated' | 'deleted', id: string): void {
  const by = call.writer.caller.userId;
  call.writer.emit(configChanged({ resource: RESOURCE, id, action, tenantId: null, by }));
}

/** @throws IntegrationError 409 while an extension names the list */
async function requireUnused({ trx }: IntegrationCall, { access_control_name }: AccessControl): Promise<void> {
  const users = await countUsers(trx, access_control_name);
  if (users > 0) throw conflict(`The access list is used by ${users} extension${users === 1 ? '' : 's'}`);
}
