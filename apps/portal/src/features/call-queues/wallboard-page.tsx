import { Box, Button, Group, SimpleGrid } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconHeadset } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import type { BoardQueue } from './board.ts';
import { QueueCard } from './queue-card.tsx';
import { useBoard } from './use-board.ts';

const readView = (raw: Readonly<Record<string, unknown>>) => ({ view: raw['view'] === 'large' ? 'large' : undefined });

/** Who waits how long in the queues, and what their agents do. */
export default function WallboardPage() {
  const { t } = useTranslation('callQueues');
  const [{ view }, change] = useSearchState(readView);
  const large = (
    <Button
      variant="default"
      leftSection={<IconArrowsMaximize size={16} aria-hidden />}
      onClick={() => change({ view: 'large' })}
    >
      {t('wallboard.large')}
    </Button>
  );
  return (
    <Page title={t('wallboard.title')} text={t('wallboard.text')} actions={large}>
      <TenantGate>
        <Board large={view === 'large'} onLeave={() => change({ view: undefined })} />
      </TenantGate>
    </Page>
  );
}

function Board({ large, onLeave }: { large: boolean; onLeave: () => void }) {
  const { t } = useTranslation('callQueues');
  const board = useBoard();
  if (board.data === undefined) {
    return board.error ? <LoadFailed error={board.error} retry={() => void board.refetch()} /> : <ListSkeleton />;
  }
  if (board.data.length === 0) {
    return (
      <EmptyState
        title={t('none')}
        text={t('noneText')}
        icon={<IconHeadset size={28} />}
        action={<ButtonLink to="/call-queues/new">{t('add')}</ButtonLink>}
      />
    );
  }
  return large ? <LargeBoard queues={board.data} onLeave={onLeave} /> : <Cards queues={board.data} large={false} />;
}

function Cards({ queues, large }: { queues: readonly BoardQueue[]; large: boolean }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: queues.length > 1 ? 2 : 1, xl: Math.min(3, queues.length) }} spacing="md">
      {queues.map((queue) => (
        <QueueCard key={queue.uuid} queue={queue} large={large} />
      ))}
    </SimpleGrid>
  );
}

/** The board alone, for a screen on the wall. */
function LargeBoard({ queues, onLeave }: { queues: readonly BoardQueue[]; onLeave: () => void }) {
  const { t } = useTranslation('callQueues');
  const element = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    // Where the browser does not allow it, the board fills its window.
    void element.current?.requestFullscreen().catch(() => {});
    const left = () => {
      if (document.fullscreenElement === null) leave.current();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave.current();
    };
    document.addEventListener('fullscreenchange', left);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      document.removeEventListener('keydown', pressed);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => {});
    };
  }, []);
  return (
    <Box
      ref={element}
      pos="fixed"
      inset={0}
      p="lg"
      bg="var(--mantine-color-body)"
      style={{ overflow: 'auto', zIndex: 300 }}
    >
      <Group justify="flex-end" mb="sm">
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsMinimize size={16} aria-hidden />}
          onClick={onLeave}
        >
          {t('wallboard.leave')}
        </Button>
      </Group>
      <Cards queues={queues} large />
    </Box>
  );
}
