import { Switch } from '@mantine/core';

interface RowSwitchProps {
  /** What it turns on, with the row's name: there is one in each row. */
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly turn: (on: boolean) => Promise<void>;
}

/** On or off, in a row; `turn` is what `useToggle` gives. */
export function RowSwitch({ label, on, disabled = false, turn }: RowSwitchProps) {
  return (
    <Switch
      aria-label={label}
      checked={on}
      disabled={disabled}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
}
