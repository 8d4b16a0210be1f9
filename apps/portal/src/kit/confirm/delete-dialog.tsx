import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { RefusalText } from './refusal-text.tsx';

/** One thing to delete. */
export interface DeleteItem {
  readonly name: string;
  /** @throws ApiError */
  readonly remove: () => Promise<unknown>;
}

interface DeleteDialogProps {
  readonly items: readonly DeleteItem[];
  readonly consequences: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Refused {
  readonly item: DeleteItem;
  readonly message: string;
}

const MOST_NAMED = 10;

/** Says what will go, deletes it after a yes, and says what was refused. While several are deleted, the rest can be kept. */
export function DeleteDialog({ items, consequences, onClose, onDone }: DeleteDialogProps) {
  const { t } = useTranslation(['kit', 'common']);
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const closed = useClosed();
  const pending = refused.length > 0 ? refused.map(({ item }) => item) : items;
  const start = async () => {
    setDone(0);
    const failures: Refused[] = [];
    let tried = 0;
    for (const item of pending) {
      if (closed.current) break;
      const message = await refusalOf(item);
      if (message !== null) failures.push({ item, message });
      tried += 1;
      setDone(tried);
    }
    if (failures.length < tried) onDone();
    if (closed.current) return;
    setDone(null);
    setRefused(failures);
    if (failures.length === 0) onClose();
  };
  return (
    <Stack>
      {refused.length === 0 ? (
        <WhatGoes items={items} consequences={consequences} />
      ) : (
        <WhatWasRefused refused={refused} />
      )}
      {done !== null && pending.length > 1 && (
        <Progress value={(100 * done) / pending.length} aria-label={t('kit:delete.progress')} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {done === null || pending.length === 1 ? t('common:cancel') : t('kit:delete.stop')}
        </Button>
        <Button color="red.9" loading={done !== null} onClick={() => void start()}>
          {refused.length === 0 ? t('common:delete') : t('common:retry')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Whether the dialog has been closed, in whatever way. */
function useClosed() {
  const closed = useRef(false);
  useEffect(() => {
    closed.current = false;
    return () => {
      closed.current = true;
    };
  }, []);
  return closed;
}

async function refusalOf(item: DeleteItem): Promise<string | null> {
  try {
    await item.remove();
    return null;
  } catch (thrown) {
    return toApiError(thrown).message;
  }
}

function WhatGoes({ items, consequences }: Pick<DeleteDialogProps, 'items' | 'consequences'>) {
  const { t } = useTranslation('kit');
  const [only] = items;
  const further = items.length - MOST_NAMED;
  return (
    <>
      {items.length === 1 ? (
        <Text>{t('delete.one', { name: only?.name ?? '' })}</Text>
      ) : (
        <List>
          {items.slice(0, MOST_NAMED).map(({ name }) => (
            <List.Item key={name}>{name}</List.Item>
          ))}
          {further > 0 && <List.Item>{t('delete.further', { count: further })}</List.Item>}
        </List>
      )}
      {consequences.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('delete.forGood')}
      </Text>
    </>
  );
}

function WhatWasRefused({ refused }: { refused: readonly Refused[] }) {
  const { t } = useTranslation('kit');
  return (
    <Alert color="red" role="alert" title={t('delete.refused')}>
      <Stack gap="sm">
        {refused.map(({ item, message }) => (
          <RefusalText key={item.name} name={item.name} message={message} />
        ))}
      </Stack>
    </Alert>
  );
}
