import { Button, Stack, Table, Text, Title } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';

type Health = AnswerOf<'/api/integration_health'>;
type CheckStatus = Health['applications'][number]['status'];

const OF_CHECK: Readonly<Record<CheckStatus, Tone>> = { OK: 'good', WARNING: 'warning', ERROR: 'bad' };
const OF_ALL: Readonly<Record<Health['status'], CheckStatus>> = { success: 'OK', warning: 'WARNING', error: 'ERROR' };

/** All that the integration API rests on, and the versions of its applications. */
export default function HealthPage() {
  const { t } = useTranslation('integration');
  const found = $api.useQuery('get', '/api/integration_health');
  const health = found.data;
  return (
    <Page
      title={t('health.title')}
      text={t('health.text')}
      badge={health && <CheckBadge status={OF_ALL[health.status]} />}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={found.isFetching}
          onClick={() => void found.refetch()}
        >
          {t('health.refresh')}
        </Button>
      }
    >
      {health === undefined ? (
        found.error ? (
          <LoadFailed error={found.error} retry={() => void found.refetch()} />
        ) : (
          <ListSkeleton />
        )
      ) : (
        <HealthShown health={health} />
      )}
    </Page>
  );
}

function HealthShown({ health }: { readonly health: Health }) {
  const { t } = useTranslation('integration');
  return (
    <Stack gap="xl">
      <div>
        <div>
          {t('health.at')} <When at={health.timestamp} style="full" />
        </div>
        <Versions />
      </div>
      {health.sections.map(({ section, checks }) => (
        <Rows
          key={section}
          title={section}
          head={t('health.check')}
          detailsHead={t('health.details')}
          rows={checks.map(({ check, status, details }) => ({ name: check, status, details }))}
        />
      ))}
      <Rows
        title={t('health.applications')}
        head={t('health.application')}
        detailsHead={t('health.version')}
        rows={health.applications.map(({ application, status, version }) => ({
          name: application,
          status,
          details: version,
        }))}
      />
    </Stack>
  );
}

function Versions() {
  const { t } = useTranslation('integration');
  const { data } = $api.useQuery('get', '/api/integration_versions');
  if (data === undefined) return null;
  return <div>{t('health.versions', { api: data.api_version, platform: data.platform_version })}</div>;
}

interface RowsProps {
  readonly title: string;
  readonly head: string;
  readonly detailsHead: string;
  readonly rows: readonly { readonly name: string; readonly status: CheckStatus; readonly details: string }[];
}

/** A table of checks; on phones what is said of each stands below its name. */
function Rows({ title, head, detailsHead, rows }: RowsProps) {
  const { t } = useTranslation('integration');
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            <Table.Th>{t('health.state')}</Table.Th>
            <Table.Th visibleFrom="sm">{detailsHead}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, status, details }) => (
            <Table.Tr key={name}>
              <Table.Td>
                {name}
                <Text size="xs" c="dimmed" hiddenFrom="sm" style={{ overflowWrap: 'anywhere' }}>
                  {details}
                </Text>
              </Table.Td>
              <Table.Td>
                <CheckBadge status={status} />
              </Table.Td>
              <Table.Td visibleFrom="sm">{details}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function CheckBadge({ status }: { readonly status: CheckStatus }) {
  const { t } = useTranslation('integration');
  return <StatusBadge tone={OF_CHECK[status]}>{t(`health.states.${status}`)}</StatusBadge>;
}
