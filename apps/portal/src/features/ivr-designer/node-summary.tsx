import { IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NodeText } from '../call-diagram/node-text.tsx';
import { fieldsThatCount, fieldText } from './node-data.ts';
import { NODE_ICONS } from './node-icons.ts';
import { type NodeField, nodeKind } from './node-kinds.ts';
import { RowName } from './row-name.tsx';
import type { FlowNode } from './scheme.ts';

/** What a node does, as it stands in the diagram. */
export function NodeSummary({ node }: { node: FlowNode }) {
  const { t } = useTranslation('ivrDesigner');
  const type = nodeKind(node.type)?.type;
  const name = type === undefined ? node.type : t(`types.${type}.name`);
  return (
    <NodeText icon={type === undefined ? IconQuestionMark : NODE_ICONS[type]} kind={t('step', { number: node.index })}>
      <NodeLine node={node} name={name} />
    </NodeText>
  );
}

/** The same as a line of text. */
export function NodeLine({ node, name }: { node: FlowNode; name: string }) {
  const said = fieldsThatCount(node).find((field) => TELLS.has(field.kind) && fieldText(node.data, field) !== '');
  if (said === undefined) return name;
  return (
    <>
      {name}: <FieldValue field={said} value={fieldText(node.data, said)} />
    </>
  );
}

/** Kinds of fields that say what a node is about. */
const TELLS: ReadonlySet<NodeField['kind']> = new Set([
  'recording',
  'document',
  'text',
  'template',
  'extension',
  'phone',
  'line',
  'lines',
  'moment',
]);

function FieldValue({ field: { kind }, value }: { field: NodeField; value: string }) {
  switch (kind) {
    case 'recording':
    case 'document':
    case 'text':
    case 'template':
      return <RowName of={kind} id={value} />;
    default:
      return value;
  }
}
