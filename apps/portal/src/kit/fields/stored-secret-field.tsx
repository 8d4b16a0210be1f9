import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, inputProps } from './field-props.ts';
import { SecretField } from './secret-field.tsx';

/** What a stored secret reads, and what keeps it when it comes back. */
export const MASKED = '********';

interface StoredSecretFieldProps extends FieldProps<string | null | undefined, string> {
  /** False: an empty one keeps what is stored. */
  readonly removable?: boolean;
}

/** A secret that the server never shows: kept until it is replaced. */
export function StoredSecretField({ removable = true, ...props }: StoredSecretFieldProps) {
  const { t } = useTranslation('kit');
  const { of, label, help } = props;
  const wasStored = useRef(of.value === MASKED);
  if (of.value === MASKED) wasStored.current = true;
  if (of.value !== MASKED) {
    return (
      <Stack gap={4}>
        <SecretField {...props} />
        {wasStored.current && (
          <Group>
            <Button size="compact-sm" variant="subtle" onClick={() => of.set(MASKED)}>
              {t('secret.keep')}
            </Button>
          </Group>
        )}
      </Stack>
    );
  }
  return (
    <Stack gap={4} role="group" aria-label={label} data-field={inputProps(props).name}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {help !== undefined && (
        <Text size="xs" c="dimmed">
          {help}
        </Text>
      )}
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t('secret.stored')}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => of.set('')}>
          {t(removable ? 'secret.replaceOrRemove' : 'secret.replace')}
        </Button>
      </Group>
    </Stack>
  );
}
