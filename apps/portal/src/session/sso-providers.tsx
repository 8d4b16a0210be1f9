import { Button, Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicApi } from '../api/client.ts';
import { listAnswer } from '../api/list-answer.ts';

async function loadProviders() {
  const query = { host: window.location.hostname };
  return listAnswer(await publicApi.GET('/api/sso', { params: { query } })).rows;
}

/** The identity providers of this host; nothing where there are none. */
export function SsoProviders() {
  const { t } = useTranslation('session');
  const { data = [] } = useQuery({ queryKey: ['sso'], queryFn: loadProviders, retry: false });
  if (data.length === 0) return null;
  return (
    <Stack>
      <Divider label={t('login.or')} />
      {data.map(({ sso_provider_id, name }) => (
        <Button key={sso_provider_id} component="a" href={`/api/sso/${sso_provider_id}/start`} variant="default">
          {t('login.with', { name })}
        </Button>
      ))}
    </Stack>
  );
}
