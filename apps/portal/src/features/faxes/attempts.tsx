import { Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { Duration } from '../../kit/format/duration.tsx';
import { When } from '../../kit/format/when.tsx';
import { WideTable } from '../../kit/wide-table.tsx';

const SHOWN = ['error', 'remote_id', 'rate', 'ecm', 't38', 'pages'] as const;

/** Every attempt, and what the latest one has left as evidence. */
export function Attempts({ transmissionId }: { readonly transmissionId: number }) {
  const { t } = useTranslation('faxes');
  const params = { path: { transmission_id: transmissionId } };
  const logs = $api.useQuery('get', '/api/transmissions/{transmission_id}/logs', { params });
  const result = $api.useQuery('get', '/api/transmissions/{transmission_id}/result', { params });
  const evidence = (result.data ?? []).filter(({ name }) => SHOWN.some((one) => one === name));
  return (
    <>
      <Paper>
        <Title order={2} size="h4" mb="sm">
          {t('attempts')}
        </Title>
        {logs.data?.length === 0 && <Text c="dimmed">{t('noAttempts')}</Text>}
        {(logs.data?.length ?? 0) > 0 && (
          <WideTable minWidth={480} label={t('attempts')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('began')}</Table.Th>
                  <Table.Th>{t('lasted')}</Table.Th>
                  <Table.Th>{t('pages')}</Table.Th>
                  <Table.Th>{t('outcome')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {logs.data?.map((one) => (
                  <Table.Tr key={one.spool_id}>
                    <Table.Td>
                      <When at={one.time_start ?? one.time_spool} />
                    </Table.Td>
                    <Table.Td>
                      <Duration seconds={one.amount} />
                    </Table.Td>
                    <Table.Td>{one.pages}</Table.Td>
                    <Table.Td>{one.response || one.status}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        )}
      </Paper>
      {evidence.length > 0 && (
        <Paper>
          <Title order={2} size="h4" mb="sm">
            {t('evidence')}
          </Title>
          <Table>
            <Table.Tbody>
              {evidence.map(({ spool_result_id, name, data }) => (
                <Table.Tr key={spool_result_id}>
                  <Table.Th scope="row">{t(`results.${nameOf(name)}`)}</Table.Th>
                  <Table.Td>{data}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </>
  );
}

function nameOf(name: string): (typeof SHOWN)[number] {
  return SHOWN.find((one) => one === name) ?? 'error';
}
