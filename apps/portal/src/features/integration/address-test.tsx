import { Alert, Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { sayFailure } from '../../kit/say.ts';

const PATH = '/api/integration_whitelist/check';
type Verdict = AnswerOf<typeof PATH>;

/** Would this address pass, and by which entry? */
export function AddressTest() {
  const { t } = useTranslation('integration');
  const [ip, setIp] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const test = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    setVerdict(null);
    try {
      setVerdict((await api.GET(PATH, { params: { query: { ip: ip.trim() } } })).data ?? null);
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.fields['ip'] !== undefined) setWrong(t('whitelist.noAddress'));
      else sayFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper withBorder p="md">
      <form onSubmit={(event) => void test(event)} aria-label={t('whitelist.test')}>
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t('whitelist.test')}
          </Title>
          <Group align="flex-start" gap="sm">
            <TextInput
              aria-label={t('whitelist.address')}
              placeholder="192.0.2.10"
              value={ip}
              error={wrong}
              required
              maw={320}
              flex={1}
              onChange={(event) => setIp(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={busy}>
              {t('whitelist.ask')}
            </Button>
          </Group>
          {verdict !== null && <Answer verdict={verdict} />}
        </Stack>
      </form>
    </Paper>
  );
}

function Answer({ verdict: { ip, entry } }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('integration');
  if (entry === null) {
    return (
      <Alert color="red" role="status">
        {t('whitelist.refused', { ip })}
      </Alert>
    );
  }
  const { cidr, identity_id: identity } = entry;
  return (
    <Alert color="teal" role="status">
      {t(identity === null ? 'whitelist.passes' : 'whitelist.passesForOne', { ip, cidr })}
    </Alert>
  );
}
