import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TOKEN_GROUP_NAMES, TOKEN_GROUPS, type TokenGroup, written } from './merge-tokens.ts';

interface TokenPaletteProps {
  /** Default: all. */
  readonly groups?: readonly TokenGroup[];
  /** What pressing one does, for screen readers: `{{token}}` in it. */
  readonly act: (token: string) => string;
  /** @param token with its brackets */
  readonly pick: (token: string) => void;
}

/** Every place that can be filled in for each fax, by what it is about. */
export function TokenPalette({ groups = TOKEN_GROUP_NAMES, act, pick }: TokenPaletteProps) {
  const { t } = useTranslation('mergeTokens');
  return (
    <Stack gap="sm">
      {groups.map((group) => (
        <Stack key={group} gap={4} role="group" aria-label={t(`groups.${group}`)}>
          <Text size="sm" fw={500}>
            {t(`groups.${group}`)}
          </Text>
          <Group gap={6}>
            {TOKEN_GROUPS[group].map((one) => (
              <Button
                key={one.token}
                variant="default"
                size="compact-sm"
                fw={400}
                title={written(one)}
                aria-label={act(`${t(`groups.${group}`)}: ${t(`names.${one.name}`)}`)}
                onClick={() => pick(written(one))}
              >
                {t(`names.${one.name}`)}
              </Button>
            ))}
          </Group>
        </Stack>
      ))}
    </Stack>
  );
}
