import { Grid, Input, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Binding, errorOf } from '../../kit/form/binding.ts';
import { CallDiagram, type NodeView } from '../call-diagram/call-diagram.tsx';
import type { CallNode } from '../call-diagram/call-tree.ts';
import { addNode, withData, withLink, withoutNode } from './edit-flow.ts';
import { type FlowPlace, flowOrder, flowTrees, nodeId } from './flow-tree.ts';
import { isIncomplete } from './node-data.ts';
import { NodeFields } from './node-fields.tsx';
import type { NodeType } from './node-kinds.ts';
import { NodeList } from './node-list.tsx';
import { nodeOfFault } from './node-of-fault.ts';
import { NodePalette } from './node-palette.tsx';
import { NodeSummary } from './node-summary.tsx';
import type { FlowNode } from './scheme.ts';
import { useResultName } from './use-result-name.ts';

/** As many as the API takes. */
const MOST_NODES = 500;

/** The graph of an IVR: as a diagram, as a list beside it, and the fields of the node that is chosen. */
export function FlowDesigner({ of }: { of: Binding<FlowNode[]> }) {
  const { t } = useTranslation('ivrDesigner');
  const nodes = of.value;
  const fault = errorOf(of);
  const wrong = nodeOfFault(fault, nodes);
  const [picked, setPicked] = useState<string | null>(nodes[0]?.index ?? null);
  const selected = nodes.find(({ index }) => index === picked) ?? null;
  useEffect(() => {
    if (wrong !== null) setPicked(wrong);
  }, [wrong]);
  const trees = useTrees(nodes);
  const add = (type: NodeType) => {
    const added = addNode(nodes, type, selected?.index ?? null);
    of.set(added.nodes);
    setPicked(added.index);
  };
  return (
    <Paper withBorder p="lg" data-field={of.path} aria-label={t('title')} role="group">
      <Stack gap="md">
        <div>
          <Title order={2} size="h5">
            {t('title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('text')}
          </Text>
        </div>
        <NodePalette add={add} disabled={nodes.length >= MOST_NODES} />
        {fault !== undefined && wrong === null && <Input.Error role="alert">{fault}</Input.Error>}
        <FlowDiagram trees={trees} selected={picked} wrong={wrong} onSelect={setPicked} />
        <Grid>
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <NodeList
              steps={flowOrder(trees)}
              selected={picked}
              wrong={wrong}
              onSelect={setPicked}
              onRemove={(index) => of.set(withoutNode(nodes, index))}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            {selected !== null && (
              <NodeFields
                key={selected.index}
                nodes={nodes}
                node={selected}
                fault={selected.index === wrong ? fault : undefined}
                setData={(data) => of.set(withData(nodes, selected.index, data))}
                setLink={(result, to) => of.set(withLink(nodes, selected.index, result, to))}
              />
            )}
          </Grid.Col>
        </Grid>
      </Stack>
    </Paper>
  );
}

function useTrees(nodes: readonly FlowNode[]) {
  const nameOf = useResultName();
  return useMemo(() => flowTrees(nodes, nameOf), [nodes, nameOf]);
}

interface FlowDiagramProps {
  readonly trees: ReturnType<typeof flowTrees>;
  readonly selected: string | null;
  readonly wrong: string | null;
  readonly onSelect: (index: string) => void;
}

function FlowDiagram({ trees, selected, wrong, onSelect }: FlowDiagramProps) {
  const { t } = useTranslation('ivrDesigner');
  const { root, apart } = useMemo(() => {
    const view = (place: CallNode<FlowPlace>): CallNode<NodeView> => ({
      ...place,
      data: viewOf(place, wrong),
      children: place.children.map(view),
    });
    return { root: view(trees.root), apart: trees.apart.map(view) };
  }, [trees, wrong]);
  return (
    <CallDiagram
      label={t('diagram')}
      tree={root}
      apart={apart}
      selected={selected === null ? null : nodeId(selected)}
      onSelect={(id) => {
        const chosen = nodeAt(id, [trees.root, ...trees.apart]);
        if (chosen !== undefined) onSelect(chosen);
      }}
    />
  );
}

function viewOf({ id, data: { kind, node } }: CallNode<FlowPlace>, wrong: string | null): NodeView {
  const isWrong = kind === 'node' && (node.index === wrong || isIncomplete(node));
  return { id, content: <NodeSummary node={node} />, wrong: isWrong };
}

/** The node that a place of the diagram stands for. */
function nodeAt(id: string, places: readonly CallNode<FlowPlace>[]): string | undefined {
  for (const place of places) {
    const found = place.id === id ? place.data.node.index : nodeAt(id, place.children);
    if (found !== undefined) return found;
  }
  return undefined;
}
