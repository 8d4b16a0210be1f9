import { Box, useComputedColorScheme } from '@mantine/core';
import {
  Background,
  Controls,
  type Edge,
  MarkerType,
  ReactFlow,
  ReactFlowProvider,
  useNodesInitialized,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './call-diagram.module.css';
import type { CallDiagramProps } from './call-diagram.tsx';
import { layoutTree, NODE_HEIGHT, NODE_WIDTH, type Way } from './call-tree.ts';
import { DiagramNode, type DiagramNodeType } from './diagram-node.tsx';

const NODE_TYPES = { place: DiagramNode };
const [LOWEST, HIGHEST] = [230, 760];

/** The drawing of a `CallDiagram`. */
export default function DiagramCanvas(props: CallDiagramProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ label, tree, selected, onSelect, onExpand, expandLabel }: CallDiagramProps) {
  const { t } = useTranslation('callDiagram');
  const scheme = useComputedColorScheme('light');
  const graph = useMemo(() => layoutTree(tree), [tree]);
  const nodes = graph.places.map(
    ({ node, x, y }): DiagramNodeType => ({
      id: node.id,
      type: 'place',
      position: { x, y },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      // Known beforehand: nothing has to be measured before the diagram is shown.
      measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
      data: {
        view: node.data,
        muted: node.muted === true,
        chosen: selected === undefined ? undefined : node.id === selected,
        expansion: node.expansion,
        expandLabel: expandLabel ?? '',
        onSelect: () => onSelect(node.id),
        onExpand: () => onExpand?.(node.id),
      },
    }),
  );
  return (
    <Box
      className={styles['frame'] ?? ''}
      h={Math.min(HIGHEST, Math.max(LOWEST, graph.height + 110))}
      role="group"
      aria-label={label}
    >
      <ReactFlow
        nodes={nodes}
        edges={graph.ways.map(edgeOf)}
        nodeTypes={NODE_TYPES}
        colorMode={scheme}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.3}
        maxZoom={1.5}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.ariaLabel': t('controls'),
          'controls.zoomIn.ariaLabel': t('zoomIn'),
          'controls.zoomOut.ariaLabel': t('zoomOut'),
          'controls.fitView.ariaLabel': t('fit'),
        }}
      >
        <Background />
        <Controls position="bottom-right" orientation="horizontal" showInteractive={false} fitViewOptions={FIT} />
        <WholeView of={graph.places.length} />
      </ReactFlow>
    </Box>
  );
}

/** No smaller than what can be read and hit. */
const FIT = { padding: 0.06, minZoom: 0.6, maxZoom: 1 };

/** Shows the whole diagram at first, and again when nodes come or go or its width changes. */
function WholeView({ of }: { of: number }) {
  const { fitView } = useReactFlow();
  const ready = useNodesInitialized();
  const width = useStore((state) => state.width);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of nodes and the room for them are what it follows
  useEffect(() => {
    if (ready) void fitView(FIT);
  }, [fitView, ready, of, width]);
  return null;
}

function edgeOf({ from, to, label, muted }: Way): Edge {
  const colour = muted ? 'var(--mantine-color-dimmed)' : 'var(--mantine-color-text)';
  return {
    id: `${from}>${to}`,
    source: from,
    target: to,
    label,
    ariaLabel: label,
    style: { stroke: colour, ...(muted ? { strokeDasharray: '5 4' } : {}) },
    labelStyle: { fill: 'var(--mantine-color-text)', fontWeight: 600, fontSize: 11 },
    labelBgStyle: { fill: 'var(--mantine-color-body)' },
    labelBgPadding: [6, 3],
    labelBgBorderRadius: 4,
    markerEnd: { type: MarkerType.ArrowClosed, color: colour },
  };
}
