import { Button, Group, Stack, Text } from '@mantine/core';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import type { Binding } from '../../kit/form/binding.ts';

/** What takes a PIN away; an empty one keeps it (contract 20 §0.5). */
const NO_PIN = 'none';

interface RemovablePinProps {
  readonly of: Binding<string>;
  readonly label: string;
  readonly help: string;
  /** Text of the button that takes the PIN away. */
  readonly remove: string;
  /** Said until it is saved. */
  readonly removed: string;
  /** Text of the button that takes that back. */
  readonly keep: string;
  /** Whether there may be a stored one. */
  readonly removable: boolean;
  readonly length?: number;
}

/** A PIN that may be absent: left empty it stays as it is, a button takes it away. */
export function RemovablePin({ of, label, help, remove, removed, keep, removable, length }: RemovablePinProps) {
  if (of.value === NO_PIN) {
    return (
      <Stack gap={4} role="group" aria-label={label}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed" role="status">
            {removed}
          </Text>
          <Button size="compact-sm" variant="subtle" onClick={() => of.set('')}>
            {keep}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap={4}>
      <SecretField of={of} label={label} help={help} kind="pin" {...(length === undefined ? {} : { length })} />
      {removable && (
        <Group>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => of.set(NO_PIN)}>
            {remove}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
