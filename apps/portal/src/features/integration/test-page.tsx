import { Alert, Button, Group, List, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { Page } from '../../kit/page.tsx';
import { sayFailure } from '../../kit/say.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';

type Verdict = AnswerOf<'/api/integration_identities/test', 'post'>;

const EMPTY = { username: '', password: '', access_hash: '', ip: '' };
const FIELDS = ['username', 'password', 'access_hash', 'ip'] as const;
const SECRETS: ReadonlySet<string> = new Set(['password', 'access_hash']);

/** Would a program with these credentials be let in, and if not: what has to be mended? */
export default function TestPage() {
  const { t } = useTranslation('integration');
  const [values, setValues] = useState(EMPTY);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const test = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong({});
    setVerdict(null);
    try {
      const { username, password, access_hash, ip } = values;
      const body = {
        username,
        ...(password === '' ? {} : { password }),
        ...(access_hash === '' ? {} : { access_hash }),
        ...(ip === '' ? {} : { ip }),
      };
      setVerdict((await api.POST('/api/integration_identities/test', { body })).data ?? null);
    } catch (thrown) {
      if (thrown instanceof ApiError && Object.keys(thrown.fields).length > 0) setWrong(thrown.fields);
      else sayFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t('test.title')} text={t('test.text')}>
      <form onSubmit={(event) => void test(event)} aria-label={t('test.title')}>
        <Stack maw={560}>
          {FIELDS.map((name) => {
            const Input = SECRETS.has(name) ? PasswordInput : TextInput;
            return (
              <Input
                key={name}
                label={t(`test.${name}`)}
                description={t(`test.${name}Help`)}
                required={name === 'username'}
                autoComplete="off"
                value={values[name]}
                error={wrong[name]}
                onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
              />
            );
          })}
          <Group>
            <Button type="submit" loading={busy}>
              {t('test.run')}
            </Button>
          </Group>
          {verdict !== null && <VerdictShown verdict={verdict} />}
        </Stack>
      </form>
    </Page>
  );
}

function VerdictShown({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('integration');
  const { codes } = verdict;
  return (
    <Stack gap="sm" role="status">
      <Group gap="xs">
        {(['whitelisted', 'authenticated', 'tls'] as const).map((name) => (
          <StatusBadge key={name} tone={verdict[name] ? 'good' : 'bad'}>
            {`${t(`test.checks.${name}`)}: ${t(verdict[name] ? 'test.yes' : 'test.no')}`}
          </StatusBadge>
        ))}
      </Group>
      <Alert color={verdict.ready ? 'teal' : 'red'} title={t(verdict.ready ? 'test.ready' : 'test.notReady')}>
        {codes.length > 0 && (
          <Stack gap="xs">
            <Text size="sm">{t('test.mend')}</Text>
            <List size="sm">
              {codes.map((code) => (
                <List.Item key={code}>{t(`test.mends.${code}`)}</List.Item>
              ))}
            </List>
          </Stack>
        )}
      </Alert>
    </Stack>
  );
}
