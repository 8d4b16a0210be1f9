import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../kit/fields/select-field.tsx';
import type { Binding } from '../../kit/form/binding.ts';

interface MoreRolesProps {
  readonly of: Binding<number[]>;
  readonly roles: readonly Choice<string>[];
}

/** Roles that were made, given beside one of those that are always there. */
export function MoreRoles({ of, roles }: MoreRolesProps) {
  const { t } = useTranslation('users');
  if (roles.length === 0) return null;
  return (
    <Checkbox.Group label={t('moreRoles')} value={of.value.map(String)} onChange={(ids) => of.set(ids.map(Number))}>
      <Stack gap="xs" mt="xs">
        {roles.map(({ value, label, help }) => (
          <Checkbox key={value} value={value} label={label} {...(help === undefined ? {} : { description: help })} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
