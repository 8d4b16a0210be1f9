import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { FormPage } from '../../kit/object-page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { CoverForm } from './cover-form.tsx';
import type { CoverPage } from './cover-page.ts';
import { CoverPreview } from './cover-preview.tsx';

const ONE = '/api/coverpages/{coverpage_id}';

/** A cover page, new or old; that of somebody else is only looked at. */
export default function CoverPagePage() {
  const { t } = useTranslation('coverPages');
  const me = useMe();
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { coverpage_id: Number(id) } } }, { enabled: id !== '' });
  const mayChange = found.data === undefined || manages(me) || found.data.created_by === me.userId;
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/cover-pages' }]}
      nameOf={({ title }) => title}
      unknown={t('notFound')}
      actions={found.data && mayChange && <DeleteButton page={found.data} />}
      fresh={{ title: t('new'), text: t('newText'), ofTenant: true }}
      form={(page) => (page !== null && !mayChange ? <Looked page={page} /> : <CoverForm page={page} />)}
    />
  );
}

function Looked({ page }: { page: CoverPage }) {
  const { t } = useTranslation('coverPages');
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('onlyLooked')}</Text>
      <CoverPreview html={page.description} />
    </Stack>
  );
}

function DeleteButton({ page: { coverpage_id, title } }: { page: CoverPage }) {
  const { t } = useTranslation('coverPages');
  return (
    <DeleteObject
      name={title}
      remove={() => api.DELETE(ONE, { params: { path: { coverpage_id } } })}
      consequence={t('removed')}
      list="/cover-pages"
      touches="coverpages"
    />
  );
}
