import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Group, Input, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Binding, elementAt, errorOf } from './binding.ts';
import { moveElement } from './move-element.ts';
import { SortableRow } from './sortable-row.tsx';
import { useRowIds } from './use-row-ids.ts';

interface SortableRowsProps<Element> {
  readonly of: Binding<Element[]>;
  readonly label: string;
  readonly help?: string;
  /** Shown when there are none. */
  readonly empty: string;
  readonly addLabel: string;
  readonly add: () => Element;
  /** What a row is called, for its buttons. */
  readonly rowName: (element: Element, index: number) => string;
  /** The fields of a row. */
  readonly row: (place: Binding<Element>, index: number) => ReactNode;
  readonly most?: number;
}

/** Rows of a form in an order of their own: moved by dragging, by keyboard (space and arrows) or by buttons. */
export function SortableRows<Element>(props: SortableRowsProps<Element>) {
  const { t } = useTranslation('kit');
  const { of, label, help, empty, addLabel, add, rowName, row, most = 100 } = props;
  const { ids, move, remove } = useRowIds(of.value.length);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (from: number, to: number) => {
    move(from, to);
    of.set(moveElement(of.value, from, to));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) place(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  const nameOf = (id: string | number) => {
    const index = ids.indexOf(String(id));
    const element = of.value[index];
    return element === undefined ? '' : rowName(element, index);
  };
  const error = errorOf(of);
  return (
    <Stack gap="xs" data-field={of.path} role="group" aria-label={label}>
      <div>
        <Input.Label>{label}</Input.Label>
        {help !== undefined && <Input.Description>{help}</Input.Description>}
      </div>
      {of.value.length === 0 && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{
          screenReaderInstructions: { draggable: t('rows.instructions') },
          announcements: {
            onDragStart: ({ active }) => t('rows.picked', { name: nameOf(active.id) }),
            onDragOver: ({ active, over }) =>
              over ? t('rows.over', { name: nameOf(active.id), place: ids.indexOf(String(over.id)) + 1 }) : undefined,
            onDragEnd: ({ active, over }) =>
              over
                ? t('rows.dropped', { name: nameOf(active.id), place: ids.indexOf(String(over.id)) + 1 })
                : undefined,
            onDragCancel: ({ active }) => t('rows.cancelled', { name: nameOf(active.id) }),
          },
        }}
      >
        <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
          {of.value.map((element, index) => (
            <SortableRow
              key={ids[index] ?? index}
              id={ids[index] ?? String(index)}
              name={rowName(element, index)}
              {...(index === 0 ? {} : { onUp: () => place(index, index - 1) })}
              {...(index === of.value.length - 1 ? {} : { onDown: () => place(index, index + 1) })}
              onRemove={() => {
                remove(index);
                of.set(of.value.filter((_, other) => other !== index));
              }}
            >
              {row(elementAt(of, index, element), index)}
            </SortableRow>
          ))}
        </SortableContext>
      </DndContext>
      {error !== undefined && <Input.Error>{error}</Input.Error>}
      <Group>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => of.set([...of.value, add()])}
          disabled={of.value.length >= most}
        >
          {addLabel}
        </Button>
      </Group>
    </Stack>
  );
}
