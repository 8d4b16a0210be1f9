import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { PageLink } from '../../kit/links.tsx';
import { nameOf } from './account.ts';

/** Who else receives what comes to a DID. */
export function OthersOfDid({ didId, except }: { didId: number; except: number | null }) {
  const { t } = useTranslation('faxAccounts');
  const { data = [] } = $api.useQuery('get', '/api/accounts/linkdid/{account_id}', {
    params: { path: { account_id: didId } },
  });
  const others = data.filter(({ account_id }) => account_id !== except);
  if (others.length === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('alsoReceived')}
      </Text>
      {others.map((one) => (
        <PageLink key={one.account_id} to={`/fax-accounts/${one.account_id}`} size="sm">
          {nameOf(one)}
        </PageLink>
      ))}
    </Group>
  );
}
