import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { BulkMaker } from './bulk-maker.tsx';

/** Makes many extensions at once. */
export default function BulkPage() {
  const { t } = useTranslation('extensions');
  return (
    <Page title={t('bulk.title')} text={t('bulk.text')} crumbs={[{ title: t('title'), to: '/extensions' }]}>
      <TenantGate>
        <BulkMaker />
      </TenantGate>
    </Page>
  );
}
