import { ActionIcon, Box, Group, PasswordInput, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyIcon } from '../copyable.tsx';
import { type FieldProps, inputProps } from './field-props.ts';
import { makePassword, makePin } from './make-secret.ts';

interface SecretFieldProps extends FieldProps<string | null | undefined, string> {
  /** What "generate" makes. */
  readonly kind?: 'password' | 'pin';
  readonly length?: number;
}

/** A password or a PIN: hidden until asked for, made with a click, copied with another. */
export function SecretField(props: SecretFieldProps) {
  const { t } = useTranslation('kit');
  const { of, kind = 'password', length, disabled, help } = props;
  const value = of.value ?? '';
  const make = () => of.set(kind === 'pin' ? makePin(length) : makePassword(length));
  const buttons = (
    // The input stands as much lower below a description.
    <Group gap="xs" wrap="nowrap" mt={help === undefined ? 0 : 'calc(var(--mantine-spacing-xs) / 2)'}>
      {disabled !== true && (
        <Tooltip label={t('secret.make')}>
          <ActionIcon variant="default" size={36} aria-label={t('secret.make')} onClick={make}>
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <CopyIcon value={value} size={36} />
    </Group>
  );
  return (
    <PasswordInput
      {...inputProps(props)}
      autoComplete="new-password"
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      value={value}
      onChange={(event) => of.set(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('secret.show') }}
      inputContainer={(input) => (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Box flex={1}>{input}</Box>
          {buttons}
        </Group>
      )}
    />
  );
}
