import { type FieldName, type NodeField, nodeKind } from './node-kinds.ts';
import type { FlowNode } from './scheme.ts';

type Data = FlowNode['data'];

/** What stands in a field, as text; empty: nothing. */
export function fieldText(data: Data, { names }: Pick<NodeField, 'names'>): string {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return '';
}

/** The data with a field set under its own name; an empty one is left out. */
export function withField(data: Data, { names }: Pick<NodeField, 'names'>, value: string | number | null): Data {
  const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
  return value === null || value === '' ? kept : { ...kept, [names[0]]: value };
}

/** Fields that count, as others stand. */
export function fieldsThatCount({ type, data }: Pick<FlowNode, 'type' | 'data'>): readonly NodeField[] {
  const fields = nodeKind(type)?.fields ?? [];
  return fields.filter(({ unless }) => unless === undefined || fieldText(data, fieldNamed(fields, unless)) === '');
}

/** Whether something is missing without which the node does nothing. */
export function isIncomplete(node: Pick<FlowNode, 'type' | 'data'>): boolean {
  return fieldsThatCount(node).some((field) => field.required === true && fieldText(node.data, field) === '');
}

function fieldNamed(fields: readonly NodeField[], name: FieldName): Pick<NodeField, 'names'> {
  return fields.find(({ names }) => names[0] === name) ?? { names: [name] };
}
