import { Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { say } from '../../kit/say.ts';
import { TokenPalette } from '../cover-pages/token-palette.tsx';
import type { Document } from './document.ts';

/** Office files whose tokens are replaced for each recipient (contract 30 §13). */
const MERGED: readonly string[] = ['docx', 'odt'];

/** What of a document is filled in for each recipient; for those that could have such places, how to write them. */
export function TokensPart({ document: { has_token, type } }: { document: Document }) {
  const { t } = useTranslation('documents');
  const tokens = has_token.split(',').filter((token) => token !== '');
  if (tokens.length === 0 && !MERGED.includes(type ?? '')) return null;
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('tokens')}
        </Title>
        <Text size="sm">{t(tokens.length === 0 ? 'tokensHow' : 'tokensText')}</Text>
        {tokens.length === 0 ? (
          <TokensToCopy />
        ) : (
          <Group gap="xs">
            {tokens.map((token) => (
              <Code key={token}>{`[${token}]`}</Code>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function TokensToCopy() {
  const { t } = useTranslation('documents');
  const { copy } = useClipboard();
  return (
    <TokenPalette
      groups={['fax', 'contact', 'account', 'user']}
      act={(token) => t('copyToken', { token })}
      pick={(token) => {
        copy(token);
        say(t('tokenCopied', { token }));
      }}
    />
  );
}
