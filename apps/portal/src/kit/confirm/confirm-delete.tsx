import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { DeleteDialog, type DeleteItem } from './delete-dialog.tsx';
import { i18nTitle } from './modal-title.tsx';

export interface DeleteRequest {
  /** What will go; several are deleted one after the other. */
  readonly items: readonly DeleteItem[];
  /** What goes with it, as sentences. */
  readonly consequences?: readonly string[];
  /** Something went: read lists again, or leave the page of the object. */
  readonly onDone?: () => void;
}

/**
 * Asks before something is deleted, deletes it, and shows why the server refused. Can be called from any event handler.
 */
export function confirmDelete({ items, consequences = [], onDone }: DeleteRequest): void {
  if (items.length === 0) return;
  const id = `delete-${crypto.randomUUID()}`;
  modals.open({
    modalId: id,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    title: i18nTitle(items.length),
    children: (
      <DeleteDialog
        items={items}
        consequences={consequences}
        onClose={() => modals.close(id)}
        onDone={onDone ?? (() => {})}
      />
    ),
  });
}
