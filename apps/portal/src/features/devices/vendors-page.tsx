import { Badge, Group, Paper, SimpleGrid, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { vendorText } from './device-names.ts';

/** Vendors and models that configurations are made for. */
export default function VendorsPage() {
  const { t } = useTranslation('devices');
  const [search, setSearch] = useState('');
  const vendors = $api.useQuery('get', '/api/device_vendors');
  const wanted = search.trim().toLowerCase();
  const found = (vendors.data ?? [])
    .map(({ name, models }) => ({
      name,
      models: models.filter((model) => `${name} ${model}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ models }) => models.length > 0);
  return (
    <Page title={t('vendors')} text={t('vendorsText')} crumbs={[{ title: t('title'), to: '/devices' }]}>
      <TextInput
        type="search"
        aria-label={t('findModel')}
        placeholder={t('findModel')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={320}
      />
      {vendors.error && <LoadFailed error={vendors.error} retry={() => void vendors.refetch()} />}
      {vendors.isPending && <ListSkeleton />}
      {vendors.data && found.length === 0 && <EmptyState title={t('noModel')} text={t('noModelText')} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {found.map(({ name, models }) => (
          <Paper key={name} withBorder p="md">
            <Title order={2} size="h5" mb="xs">
              {vendorText(name)}
            </Title>
            <Group gap={6}>
              {models.map((model) => (
                <Badge key={model} variant="default" tt="none" fw={400}>
                  {model.toUpperCase()}
                </Badge>
              ))}
            </Group>
          </Paper>
        ))}
      </SimpleGrid>
    </Page>
  );
}
