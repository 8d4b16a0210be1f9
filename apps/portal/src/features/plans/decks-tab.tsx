import { Button, Group, Paper, Table } from '@mantine/core';
import { IconArrowBackUp, IconFileUpload, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { When } from '../../kit/format/when.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Deck } from './deck-order.ts';
import { flagOf } from './rate-values.ts';

const TONES: Readonly<Record<Deck['state'], Tone>> = { past: 'neutral', in_force: 'good', future: 'busy' };

/** The decks of a plan: past, in force and to come. */
export function DecksTab({ planId }: { readonly planId: number }) {
  const { t } = useTranslation('plans');
  const found = $api.useQuery('get', '/api/plans/{plan_id}/decks', { params: { path: { plan_id: planId } } });
  const importing = (
    <ButtonLink to={`/plans/${planId}/import`} leftSection={<IconFileUpload size={16} aria-hidden />}>
      {t('import')}
    </ButtonLink>
  );
  if (found.error) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <ListSkeleton />;
  if (found.data.length === 0) {
    return (
      <EmptyState title={t('noDecks')} text={t('noDecksText')} action={importing} icon={<IconStack2 size={28} />} />
    );
  }
  return (
    <Paper>
      <Group justify="flex-end" mb="sm">
        {importing}
      </Group>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label={t('decks')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('from')}</Table.Th>
              <Table.Th>{t('service')}</Table.Th>
              <Table.Th>{t('deckName')}</Table.Th>
              <Table.Th ta="right">{t('rates')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th>{t('undo')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map((deck) => (
              <DeckRow key={deck.deck_id} deck={deck} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function DeckRow({ deck }: { readonly deck: Deck }) {
  const { t } = useTranslation(['plans', 'common']);
  const refresh = useRefresh();
  const { plan_id, deck_id } = deck;
  const undo = () =>
    confirmAct({
      title: t('plans:undoTitle'),
      consequences: [t('plans:undoText', { count: deck.rates })],
      confirm: t('plans:undo'),
      cancel: t('common:cancel'),
      act: async () => {
        await api.DELETE('/api/plans/{plan_id}/decks/{deck_id}', { params: { path: { plan_id, deck_id } } });
        await refresh('rates', 'plans');
      },
      done: t('plans:undone'),
    });
  return (
    <Table.Tr>
      <Table.Td>
        <When at={deck.valid_from} />
      </Table.Td>
      <Table.Td>{t(`plans:flags.${flagOf(deck.service_flag)}`)}</Table.Td>
      <Table.Td>{deck.name}</Table.Td>
      <Table.Td ta="right">{deck.rates}</Table.Td>
      <Table.Td>
        <StatusBadge tone={TONES[deck.state]}>{t(`plans:deckStates.${deck.state}`)}</StatusBadge>
      </Table.Td>
      <Table.Td>
        {deck.state === 'future' && (
          <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={undo}>
            {t('plans:undo')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
