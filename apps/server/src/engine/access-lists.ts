import type { AccessList } from '@strowger/callplan';
import { sql } from '@strowger/db';

/** A list that is named and not there lets nobody in. */
const NOBODY: AccessList = { allowsByDefault: false, nodes: [] };

/** The access lists that a comma list names, by their names in lower case. @param column of the comma list */
export function accessListsNamed(column: string) {
  return sql<unknown>`(
    select jsonb_object_agg(lower(access_control_name), jsonb_build_object(
      'allowsByDefault', access_control_default = 'allow',
      'nodes', (
        select coalesce(jsonb_agg(jsonb_build_object('cidr', node_cidr::text, 'allow', node_type = 'allow')), '[]')
        from access_control_nodes where access_control_nodes.access_control_uuid = access_controls.access_control_uuid)))
    from access_controls
    where lower(access_control_name) = any(regexp_split_to_array(lower(btrim(${sql.ref(column)})), '\\s*,\\s*')))`;
}

/** Entries of a comma list: networks as they are, names as the lists they stand for. */
export function accessOf(items: readonly string[], lists: unknown): (string | AccessList)[] {
  return items.map((item) => (isListName(item) ? listOf(lists, item.toLowerCase()) : item));
}

/** Names of access lists begin with a letter and hold no colon; addresses do neither. */
export function isListName(item: string): boolean {
  return /^[A-Za-z][A-Za-z0-9 _.-]{0,63}$/.test(item);
}

function listOf(lists: unknown, name: string): AccessList {
  const found: unknown = typeof lists === 'object' && lists !== null ? Reflect.get(lists, name) : undefined;
  if (typeof found !== 'object' || found === null) return NOBODY;
  const nodes: unknown = Reflect.get(found, 'nodes');
  return {
    allowsByDefault: Reflect.get(found, 'allowsByDefault') === true,
    nodes: Array.isArray(nodes) ? nodes.flatMap(nodeOf) : [],
  };
}

function nodeOf(node: unknown): AccessList['nodes'] {
  if (typeof node !== 'object' || node === null) return [];
  const cidr: unknown = Reflect.get(node, 'cidr');
  return typeof cidr === 'string' ? [{ cidr, allow: Reflect.get(node, 'allow') === true }] : [];
}
