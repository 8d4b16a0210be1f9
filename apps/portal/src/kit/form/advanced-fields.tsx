import { Box, Button, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Binding } from './binding.ts';
import { isErrorOf } from './field-errors.ts';

interface AdvancedFieldsProps<Value extends object> {
  /** The form (`form.root`) or the row of a list that the fields are of. */
  readonly of: Pick<Binding<Value>, 'path' | 'errors'>;
  /** The fields that stand in it: what is wrong with one of them unfolds it. */
  readonly fields: readonly (keyof Value & string)[];
  readonly children: ReactNode;
}

/** Fields that few need, folded away until they are asked for. */
export function AdvancedFields<Value extends object>({ of, fields, children }: AdvancedFieldsProps<Value>) {
  const { t } = useTranslation('kit');
  const id = useId();
  const [open, setOpen] = useState(false);
  const paths = fields.map((field) => (of.path === '' ? field : `${of.path}.${field}`));
  const isWrong = Object.entries(of.errors).some(([path, message]) => message !== undefined && isErrorOf(path, paths));
  // While rendering, so that the field is shown before the focus is put on it.
  if (isWrong && !open) setOpen(true);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Box>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('form.advanced')}
      </Button>
      <Stack id={id} gap="md" mt="sm" display={open ? 'flex' : 'none'}>
        {children}
      </Stack>
    </Box>
  );
}
