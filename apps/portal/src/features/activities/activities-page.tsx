import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { ActivityTable } from './activity-table.tsx';

/** What was done by whom, within what the caller sees. */
export default function ActivitiesPage() {
  const { t } = useTranslation('activities');
  return (
    <Page title={t('title')} text={t('text')}>
      <ActivityTable />
    </Page>
  );
}
