import { Type } from 'typebox';
import { type AccessNode, addNodes, deleteNodes, type NewNode, updateNode } from '../../access-lists/store.ts';
import { type Action, defineAction, type IntegrationCall } from '../../application.ts';
import { invalidRequest, notFound } from '../../errors.ts';
import { nodesOf, nodeType, recordChange, requireList, uuid } from './access-lists.ts';

const cidr = Type.String({ minLength: 1, maxLength: 253 });
const description = Type.Optional(Type.String({ maxLength: 255 }));

const add = defineAction({
  action: 'node_add',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    access_control_uuid: uuid,
    node_type: nodeType,
    node_cidr: cidr,
    node_description: description,
  }),
  async run(call, { access_control_uuid, ...sent }) {
    const before = await requireList(call, access_control_uuid);
    const [first] = await addNodes(call.trx, access_control_uuid, await nodesOf([sent]));
    return { message: 'Rule added', ...(await changed(call, before, first)) };
  },
});

const update = defineAction({
  action: 'node_update',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    access_control_uuid: uuid,
    node_uuid: uuid,
    node_type: Type.Optional(nodeType),
    node_cidr: Type.Optional(cidr),
    node_description: description,
  }),
  async run(call, { access_control_uuid, node_uuid, node_cidr, ...fields }) {
    const before = await requireList(call, access_control_uuid);
    if (!before.nodes.some((node) => node.node_uuid === node_uuid)) throw notFound();
    const network = node_cidr === undefined ? {} : { node_cidr: await oneNetwork(node_cidr) };
    const changes: Partial<NewNode> = { ...fields, ...network };
    if (Object.keys(changes).length > 0) await updateNode(call.trx, node_uuid, changes);
    return { message: 'Rule updated', ...(await changed(call, before, node_uuid)) };
  },
});

const remove = defineAction({
  action: 'node_delete',
  access: 'write',
  reach: 'global',
  params: Type.Object({ access_control_uuid: uuid, node_uuid: uuid }),
  async run(call, { access_control_uuid, node_uuid }) {
    const before = await requireList(call, access_control_uuid);
    if (!before.nodes.some((node) => node.node_uuid === node_uuid)) throw notFound();
    await deleteNodes(call.trx, access_control_uuid, node_uuid);
    await changed(call, before, undefined);
    return { message: 'Rule deleted' };
  },
});

export const nodeActions: readonly Action[] = [add, update, remove];

async function changed(
  call: IntegrationCall,
  before: Awaited<ReturnType<typeof requireList>>,
  nodeUuid: string | undefined,
): Promise<Partial<AccessNode>> {
  const after = await requireList(call, before.access_control_uuid);
  recordChange(call, 'updated', before, after);
  return after.nodes.find((node) => node.node_uuid === nodeUuid) ?? {};
}

/** @throws IntegrationError 422 for a host with several addresses: a rule is one network */
async function oneNetwork(written: string): Promise<string> {
  const [node, ...others] = await nodesOf([{ node_type: 'allow', node_cidr: written }]);
  if (node === undefined || others.length > 0) throw invalidRequest('node_cidr', 'must be one network');
  return node.node_cidr;
}
