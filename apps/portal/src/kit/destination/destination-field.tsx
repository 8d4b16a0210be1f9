import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldPair } from '../fields/field-pair.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { errorOf } from '../form/binding.ts';
import { DESTINATION_KINDS, type DestinationKind, kindOf, storedOf, targetOf } from './destination-kind.ts';
import { DestinationTarget } from './destination-target.tsx';
import { readDestination } from './destination-value.ts';
import { useNumberOwner } from './use-number-owner.ts';

interface DestinationFieldProps extends FieldProps<string | null | undefined, string> {
  /** Which are offered; default: all. What is stored is shown whatever it is. */
  readonly kinds?: readonly DestinationKind[];
  /** What "nothing" means here, e.g. "Hang up". */
  readonly nothingLabel?: string;
}

/** Where a call goes next (contract 20 §0.9): first what kind of place, then which. */
export function DestinationField(props: DestinationFieldProps) {
  const { t } = useTranslation('kit');
  const { of, label, help, disabled, kinds = DESTINATION_KINDS, nothingLabel } = props;
  const stored = of.value ?? '';
  const value = readDestination(stored);
  const [picked, setPicked] = useState<{ kind: DestinationKind; stored: string } | null>(null);
  const owner = useNumberOwner(value);
  const kind = picked?.stored === stored ? picked.kind : kindOf(value, owner);
  const set = (next: DestinationKind, target: string) => {
    const text = storedOf(next, target);
    setPicked({ kind: next, stored: text });
    if (text !== stored) of.set(text);
  };
  const offered = kinds.includes(kind) ? kinds : [kind, ...kinds];
  const error = errorOf(of);
  return (
    <FieldPair of={of} label={label} help={help} required={props.required} disabled={disabled}>
      <Select
        aria-label={t('destination.kindOf', { label })}
        data={offered.map((one) => ({
          value: one,
          label: one === 'nothing' ? (nothingLabel ?? t('destination.nothing')) : t(`destination.${one}`),
        }))}
        value={kind}
        onChange={(next) => {
          const chosen = offered.find((one) => one === next);
          if (chosen !== undefined && chosen !== kind) set(chosen, '');
        }}
        allowDeselect={false}
        error={error !== undefined}
      />
      <DestinationTarget
        kind={kind}
        of={{ path: of.path, value: targetOf(value), set: (target) => set(kind, target), errors: of.errors }}
      />
    </FieldPair>
  );
}
