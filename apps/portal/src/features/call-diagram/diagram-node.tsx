import { UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import styles from './call-diagram.module.css';
import type { NodeView } from './call-diagram.tsx';
import type { CallNode } from './call-tree.ts';

interface NodeData extends Record<string, unknown> {
  readonly view: NodeView;
  readonly muted: boolean;
  /** Undefined: nodes are not chosen here. */
  readonly chosen: boolean | undefined;
  readonly expansion: CallNode<NodeView>['expansion'] | undefined;
  readonly expandLabel: string;
  readonly onSelect: () => void;
  readonly onExpand: () => void;
}

export type DiagramNodeType = Node<NodeData, 'place'>;

/** A node: a button that chooses it, and one for what follows it. */
export function DiagramNode({ data }: NodeProps<DiagramNodeType>) {
  const { view, muted, chosen, expansion, expandLabel, onSelect, onExpand } = data;
  return (
    <>
      <Handle type="target" position={Position.Left} className={styles['handle'] ?? ''} isConnectable={false} />
      <div
        className={`nodrag nopan ${styles['node'] ?? ''}`}
        data-selected={chosen || undefined}
        data-muted={muted || undefined}
        data-wrong={view.wrong || undefined}
      >
        <UnstyledButton className={styles['choose'] ?? ''} onClick={onSelect} aria-pressed={chosen}>
          {view.content}
        </UnstyledButton>
        {expansion !== undefined && (
          <UnstyledButton
            className={styles['expand'] ?? ''}
            onClick={onExpand}
            aria-label={expandLabel}
            aria-expanded={expansion === 'open'}
          >
            {expansion === 'open' ? (
              <IconChevronLeft size={18} aria-hidden />
            ) : (
              <IconChevronRight size={18} aria-hidden />
            )}
          </UnstyledButton>
        )}
      </div>
      <Handle type="source" position={Position.Right} className={styles['handle'] ?? ''} isConnectable={false} />
    </>
  );
}
