import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Group, Paper } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sortable-row.module.css';

interface SortableRowProps {
  readonly id: string;
  readonly name: string;
  /** Absent: it is the first. */
  readonly onUp?: () => void;
  /** Absent: it is the last. */
  readonly onDown?: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One row of `SortableRows`: its handle, its fields, its buttons. */
export function SortableRow({ id, name, onUp, onDown, onRemove, children }: SortableRowProps) {
  const { t } = useTranslation('kit');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <Paper
      ref={setNodeRef}
      withBorder
      p="xs"
      className={classes['place'] ?? ''}
      shadow={isDragging ? 'md' : 'none'}
      style={{
        transform: CSS.Transform.toString(transform),
        transition,
        position: 'relative',
        ...(isDragging ? { zIndex: 2 } : {}),
      }}
    >
      <div className={classes['row']}>
        <ActionIcon
          ref={setActivatorNodeRef}
          variant="subtle"
          color="gray"
          mt={2}
          className={classes['handle'] ?? ''}
          {...attributes}
          {...listeners}
          aria-label={t('rows.move', { name })}
        >
          <IconGripVertical size={18} aria-hidden />
        </ActionIcon>
        <div className={classes['fields']}>{children}</div>
        <Group gap={2} wrap="nowrap" className={classes['buttons'] ?? ''}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('rows.up', { name })} onClick={onUp} disabled={!onUp}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('rows.down', { name })}
            onClick={onDown}
            disabled={!onDown}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="red" aria-label={t('rows.remove', { name })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
    </Paper>
  );
}
