import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { usePathParameter, useSearchState } from '../../app/use-search.ts';
import { Page } from '../../kit/page.tsx';
import { ChosenFile } from './chosen-file.tsx';
import { FinishedImport } from './finished-import.tsx';
import { readFollowed } from './followed-import.ts';
import { ImportProgress } from './import-progress.tsx';

/** Replaces the rates of a plan by a file, or follows a file that was left to the server. */
export default function ImportPage() {
  const { t } = useTranslation('plans');
  const planId = Number(usePathParameter('id'));
  const [{ import: followed }, change] = useSearchState(readFollowed);
  const plan = $api.useQuery('get', '/api/plans/{plan_id}', { params: { path: { plan_id: planId } } });
  const crumbs = [
    { title: t('title'), to: '/plans' },
    { title: plan.data?.name ?? t('one'), to: `/plans/${planId}` },
    ...(followed === undefined ? [] : [{ title: t('import'), to: `/plans/${planId}/import` }]),
  ];
  if (followed === undefined) {
    return (
      <Page title={t('import')} text={t('importText')} crumbs={crumbs}>
        <ChosenFile planId={planId} follow={(importId) => change({ import: importId }, { replace: false })} />
      </Page>
    );
  }
  return (
    <Page title={t('followed')} text={t('followedText')} crumbs={crumbs}>
      <ImportProgress importId={followed} size={null}>
        {(done) => <FinishedImport planId={planId} done={done} />}
      </ImportProgress>
    </Page>
  );
}
