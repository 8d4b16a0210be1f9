import { Code, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { CopyIcon } from '../../kit/copyable.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useCodeWords } from './use-code-words.ts';

/** One dial plan as it is compiled; read only. */
export default function DialPlanPage() {
  const { t } = useTranslation('featureCodes');
  const { does } = useCodeWords();
  const id = usePathParameter('id');
  const found = $api.useQuery('get', '/api/dialplans/{dialplan_uuid}', { params: { path: { dialplan_uuid: id } } });
  const plan = found.data;
  const title = found.error ? t('plans.one') : undefined;
  return (
    <Page title={plan?.dialplan_name ?? title} crumbs={[{ title: t('plans.title'), to: '/dial-plans' }]}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <ListSkeleton />}
      {plan && (
        <Paper withBorder p="lg">
          <Stack gap="sm">
            {plan.dialplan_description !== '' && <Text>{does(plan)}</Text>}
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {t('plans.xml')}
              </Text>
              <CopyIcon value={plan.dialplan_xml} />
            </Group>
            <Code block tabIndex={0} role="region" aria-label={t('plans.xml')}>
              {plan.dialplan_xml}
            </Code>
          </Stack>
        </Paper>
      )}
    </Page>
  );
}
