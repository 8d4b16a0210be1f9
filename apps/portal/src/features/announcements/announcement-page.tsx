import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { Page } from '../../kit/page.tsx';
import { OneAnnouncement } from './one-announcement.tsx';

/** The announcement of a tenant, or to everybody. */
export default function AnnouncementPage() {
  const { t } = useTranslation('announcements');
  const id = Number(usePathParameter('id'));
  const tenant = $api.useQuery(
    'get',
    '/api/tenants/{tenant_id}',
    { params: { path: { tenant_id: id } } },
    { enabled: id !== 0 },
  );
  const title = id === 0 ? t('toEverybody') : t('toTenant', { name: tenant.data?.company ?? '' });
  return (
    <Page title={title} crumbs={[{ title: t('title'), to: '/announcements' }]}>
      <OneAnnouncement key={id} tenantId={id} back="/announcements" />
    </Page>
  );
}
