import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { confirmDelete } from './confirm/confirm-delete.tsx';
import { useRefresh } from './use-refresh.ts';

interface DeleteObjectProps {
  readonly name: string;
  /** @throws ApiError */
  readonly remove: () => Promise<unknown>;
  /** What goes with it, as a sentence. */
  readonly consequence: string;
  /** Where one comes to then. */
  readonly list: string;
  /** What is read again, by its path name of the API. */
  readonly touches: string;
  /** Beside small buttons. */
  readonly size?: 'xs';
}

/** The button that deletes the object of a page and leaves for its list. */
export function DeleteObject({ name, remove, consequence, list, touches, size }: DeleteObjectProps) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const ask = () =>
    confirmDelete({
      items: [{ name, remove }],
      consequences: [consequence],
      onDone: () => {
        void navigate({ to: list, ignoreBlocker: true });
        void refresh(touches);
      },
    });
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={16} aria-hidden />}
      onClick={ask}
      {...(size === undefined ? {} : { size })}
    >
      {t('delete')}
    </Button>
  );
}
