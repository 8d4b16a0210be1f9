import { Fieldset, Input, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorOf, type FieldBinding } from '../form/binding.ts';

interface FieldPairProps {
  readonly of: FieldBinding<unknown, never>;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** First what kind, then which. */
  readonly children: ReactNode;
}

/** One field of the form that is chosen in two steps, side by side. */
export function FieldPair({ of, label, help, required, disabled, children }: FieldPairProps) {
  const error = errorOf(of);
  return (
    <Fieldset
      legend={
        <Input.Label labelElement="div" required={required === true}>
          {label}
        </Input.Label>
      }
      variant="unstyled"
      p={0}
      m={0}
      miw={0}
      bd="none"
      disabled={disabled === true}
      data-field={of.path}
    >
      {help !== undefined && <Input.Description mb={4}>{help}</Input.Description>}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        {children}
      </SimpleGrid>
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  );
}
