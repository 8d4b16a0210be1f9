import { ActionIcon, Group, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WideTable } from '../../kit/wide-table.tsx';
import { isIncomplete } from './node-data.ts';
import { nodeKind } from './node-kinds.ts';
import { NodeLine } from './node-summary.tsx';
import type { FlowNode } from './scheme.ts';
import { useResultName } from './use-result-name.ts';

interface NodeListProps {
  /** In the order of the diagram. */
  readonly steps: readonly { readonly node: FlowNode; readonly depth: number; readonly reached: boolean }[];
  readonly selected: string | null;
  /** The node that the server refused. */
  readonly wrong: string | null;
  readonly onSelect: (index: string) => void;
  readonly onRemove: (index: string) => void;
}

/** The nodes as a table: the diagram for keyboards and screen readers. */
export function NodeList({ steps, selected, wrong, onSelect, onRemove }: NodeListProps) {
  const { t } = useTranslation(['ivrDesigner', 'kit']);
  return (
    <WideTable minWidth={360} label={t('steps')}>
      <Table verticalSpacing={4} aria-label={t('steps')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('does')}</Table.Th>
            <Table.Th>{t('leadsTo')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('kit:list.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map(({ node, reached }) => (
            <NodeRow
              key={node.index}
              node={node}
              reached={reached}
              isChosen={node.index === selected}
              isWrong={node.index === wrong}
              onSelect={onSelect}
              onRemove={onRemove}
            />
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface NodeRowProps extends Pick<NodeListProps, 'onSelect' | 'onRemove'> {
  readonly node: FlowNode;
  readonly reached: boolean;
  readonly isChosen: boolean;
  readonly isWrong: boolean;
}

function NodeRow({ node, reached, isChosen, isWrong, onSelect, onRemove }: NodeRowProps) {
  const { t } = useTranslation(['ivrDesigner', 'kit']);
  const type = nodeKind(node.type)?.type;
  const name = type === undefined ? node.type : t(`types.${type}.name`);
  const warning = isWrong ? t('refused') : isIncomplete(node) ? t('incomplete') : reached ? null : t('notReached');
  return (
    <Table.Tr {...(isChosen ? { bg: 'var(--mantine-primary-color-light)' } : {})}>
      <Table.Td>{node.index}</Table.Td>
      <Table.Td>
        <UnstyledButton onClick={() => onSelect(node.index)} aria-pressed={isChosen} w="100%" mih={28}>
          <Text size="sm" component="span" lineClamp={1}>
            <NodeLine node={node} name={name} />
          </Text>
          {warning !== null && (
            <Group gap={4} component="span" wrap="nowrap">
              <IconAlertTriangle size={14} aria-hidden />
              <Text size="xs" component="span">
                {warning}
              </Text>
            </Group>
          )}
        </UnstyledButton>
      </Table.Td>
      <Table.Td>
        <Links node={node} />
      </Table.Td>
      <Table.Td>
        {type !== 'start' && (
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('kit:rows.remove', { name: `${node.index} ${name}` })}
            onClick={() => onRemove(node.index)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Links({ node }: { node: FlowNode }) {
  const { t } = useTranslation('ivrDesigner');
  const nameOf = useResultName();
  const kind = nodeKind(node.type);
  if (node.links.length === 0) return <Text size="sm">{t('end')}</Text>;
  const isOnly = kind?.keys !== true && kind?.results.length === 1;
  return node.links.map(({ result, to }) => (
    <Text key={result} size="sm">
      {isOnly ? to : `${nameOf(result)} → ${to}`}
    </Text>
  ));
}
