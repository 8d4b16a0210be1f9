import { Center, Loader } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallNode } from './call-tree.ts';

const Canvas = lazy(() => import('./diagram-canvas.tsx'));

/** What stands in a node. */
export interface NodeView {
  readonly id: string;
  readonly content: ReactNode;
  /** Something of it was refused. */
  readonly wrong?: boolean;
}

export interface CallDiagramProps {
  /** What the diagram is of, for screen readers. */
  readonly label: string;
  /** Keep it in a memo: a new tree is drawn again. */
  readonly tree: CallNode<NodeView>;
  /** What nothing of the tree leads to, below it; kept in a memo too. */
  readonly apart?: readonly CallNode<NodeView>[];
  /** Absent: nodes are not chosen, they lead somewhere. */
  readonly selected?: string | null;
  readonly onSelect: (id: string) => void;
  readonly onExpand?: (id: string) => void;
  /** Name of the button that shows or hides what follows a node. */
  readonly expandLabel?: string;
}

/** A diagram of where calls go; its drawing is loaded when it is first seen. */
export function CallDiagram(props: CallDiagramProps) {
  const { t } = useTranslation('common');
  const waiting = (
    <Center h={320}>
      <Loader aria-label={t('loading')} />
    </Center>
  );
  return (
    <Suspense fallback={waiting}>
      <Canvas {...props} />
    </Suspense>
  );
}
