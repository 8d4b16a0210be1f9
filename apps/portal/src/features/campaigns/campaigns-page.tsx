import type { RowOf } from '@strowger/client';
import { IconPlayerPause, IconPlayerPlay, IconSpeakerphone } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignState } from './campaign-state.tsx';
import { actionOf, useRun } from './use-run.ts';

const PATH = '/api/campaigns';
type Row = RowOf<typeof PATH>;

const nameOf = ({ name, campaign_id }: Row) => name || `#${campaign_id}`;
const remove = ({ campaign_id }: Row) =>
  api.DELETE('/api/campaigns/{campaign_id}', { params: { path: { campaign_id } } });

/** The campaigns that the caller reaches, with their progress. */
export default function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const run = useRun();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: nameOf },
      { key: 'status', title: t('state'), sort: true, cell: (row) => <CampaignState {...row} /> },
      {
        key: 'contact_done',
        title: t('progress'),
        cell: (row) => (
          <CampaignProgress name={nameOf(row)} total={row.contact_total} done={row.contact_done} failed={row.failed} />
        ),
      },
      { key: 'cpm', title: t('pace'), align: 'right', from: 'md', cell: (row) => t('perMinute', { count: row.cpm }) },
    ],
    [t],
  );
  const actions = useCallback(
    (row: Row) => {
      const action = actionOf(row.status);
      if (action === null) return [];
      const icon = action === 'start' ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />;
      return [{ label: t(action), icon, run: () => void run(row.campaign_id, action) }];
    },
    [t, run],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('text')}
      add={{ to: '/campaigns/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconSpeakerphone size={28} /> }}
      columns={columns}
      rowKey={(row) => String(row.campaign_id)}
      rowName={nameOf}
      rowLink={(row) => `/campaigns/${row.campaign_id}`}
      rowActions={actions}
      remove={remove}
      removed={t('removed')}
    />
  );
}
