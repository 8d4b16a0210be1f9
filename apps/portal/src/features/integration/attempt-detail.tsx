import { Code, Drawer, Stack, Table, Title } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../kit/copyable.tsx';
import { When } from '../../kit/format/when.tsx';

type Attempt = RowOf<'/api/integration_audit'>;

/** One call of the integration API: from where, what was asked, what became of it. */
export function AttemptDetail({ attempt, onClose }: { readonly attempt: Attempt; readonly onClose: () => void }) {
  const { t } = useTranslation(['integration', 'common']);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('attempts.at'), <When key="at" at={attempt.at} style="full" />],
    [t('attempts.who'), attempt.username],
    [t('attempts.from'), attempt.ip],
    [t('attempts.peer'), attempt.peer_ip === attempt.ip ? null : attempt.peer_ip],
    [t('attempts.forwarded'), attempt.forwarded_for],
    [t('attempts.agent'), attempt.user_agent],
    [t('attempts.path'), <Code key="path">{`${attempt.method} ${attempt.path}`}</Code>],
    [t('attempts.domain'), attempt.tenant_domain],
    [t('attempts.outcome'), t(`attempts.outcomes.${attempt.outcome}`)],
    [t('attempts.status'), attempt.http_status],
    [t('attempts.reason'), attempt.reason],
    [t('attempts.took'), t('attempts.ms', { ms: attempt.duration_ms })],
    [t('attempts.records'), attempt.records],
    [t('attempts.request'), <Copyable key="request" value={attempt.request_id} />],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t('attempts.one', { number: attempt.audit_id })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            {facts.map(([title, value]) =>
              value === null || value === '' ? null : (
                <Table.Tr key={title}>
                  <Table.Th w={150}>{title}</Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                </Table.Tr>
              ),
            )}
          </Table.Tbody>
        </Table>
        <Part title={t('attempts.params')} value={attempt.params} />
        <Part title={t('attempts.before')} value={attempt.before} />
        <Part title={t('attempts.after')} value={attempt.after} />
      </Stack>
    </Drawer>
  );
}

function Part({ title, value }: { readonly title: string; readonly value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      <Code block tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
