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

function Canvas({ label, tree, apart, selected, onSelect, onExpand, expandLabel }: CallDiagramProps) {
  const { t } = useTranslation('callDiagram');
  const scheme = useComputedColorScheme('light');
  const graph = useMemo(() => layoutTree(tree, apart), [tree, apart]);
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
        <WholeView of={graph.places.length} chosen={graph.places.find(({ node }) => node.id === selected)} />
      </ReactFlow>
    </Box>
  );
}

/** No smaller than what can be read and hit. */
const FIT = { padding: 0.06, minZoom: 0.6, maxZoom: 1 };

/** Pixels between what is chosen and the edge of the view. */
const MARGIN = 24;

interface WholeViewProps {
  /** How many nodes there are. */
  readonly of: number;
  readonly chosen: Place | undefined;
}

type Place = ReturnType<typeof layoutTree>['places'][number];

/**
 * Shows the whole diagram at first, and again when nodes come or go or its width changes; of one that is too large what is
 * chosen at least.
 */
function WholeView({ of, chosen }: WholeViewProps) {
  const { fitView, getViewport, setViewport } = useReactFlow();
  const ready = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { x: left, y: top } = chosen ?? NOWHERE;
  const isChosen = chosen !== undefined;
  const reveal = () => {
    if (!isChosen) return;
    const { x, y, zoom } = getViewport();
    const right = shiftInto(left * zoom + x, NODE_WIDTH * zoom, width);
    const down = shiftInto(top * zoom + y, NODE_HEIGHT * zoom, height);
    if (right !== 0 || down !== 0) void setViewport({ x: x + right, y: y + down, zoom });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of nodes and the room for them are what it follows
  useEffect(() => {
    if (ready) void fitView(FIT).then(reveal);
  }, [fitView, ready, of, width]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what it follows
  useEffect(() => {
    if (ready) reveal();
  }, [isChosen, left, top]);
  return null;
}

const NOWHERE = { x: 0, y: 0 };

/** How far something has to be moved to stand within the view. */
function shiftInto(from: number, size: number, room: number): number {
  if (from < MARGIN) return MARGIN - from;
  return Math.min(0, room - MARGIN - (from + size));
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
