import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldPair } from '../fields/field-pair.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { errorOf } from '../form/binding.ts';
import { ServerSelect } from '../pickers/server-select.tsx';
import { type MusicValue, RINGBACK_TONES, readMusic, writeMusic } from './music-value.ts';

interface MusicFieldProps extends FieldProps<string | null | undefined, string> {
  /** Also offers the ringing tones of countries: for what a caller hears while it rings. */
  readonly ringback?: boolean;
  /** What an empty field plays here; default: "Built-in". */
  readonly defaultLabel?: string;
}

const EMPTY: Readonly<Record<MusicValue['kind'], MusicValue>> = {
  default: { kind: 'default' },
  silence: { kind: 'silence' },
  music: { kind: 'music', name: '' },
  tone: { kind: 'tone', description: '%(1000,4000,440,480)' },
  ringback: { kind: 'ringback', name: RINGBACK_TONES[0] },
};

/** What somebody hears while he waits (contract 20 §0.9): music on hold, a tone, nothing. */
export function MusicField(props: MusicFieldProps) {
  const { t } = useTranslation('kit');
  const { of, label, help, disabled, ringback = false, defaultLabel } = props;
  const stored = of.value ?? '';
  const [picked, setPicked] = useState<{ value: MusicValue; stored: string } | null>(null);
  const value = picked?.stored === stored ? picked.value : readMusic(stored);
  const set = (next: MusicValue) => {
    const isEmpty =
      (next.kind === 'music' && next.name === '') || (next.kind === 'tone' && next.description.trim() === '');
    const text = isEmpty ? '' : writeMusic(next);
    setPicked({ value: next, stored: text });
    if (text !== stored) of.set(text);
  };
  const offered: readonly MusicValue['kind'][] =
    ringback || value.kind === 'ringback'
      ? ['default', 'ringback', 'music', 'tone', 'silence']
      : ['default', 'music', 'tone', 'silence'];
  const error = errorOf(of);
  return (
    <FieldPair of={of} label={label} help={help} required={props.required} disabled={disabled}>
      <Select
        aria-label={t('sound.kindOf', { label })}
        data={offered.map((kind) => ({
          value: kind,
          label: kind === 'default' ? (defaultLabel ?? t('sound.default')) : t(`sound.${kind}`),
        }))}
        value={value.kind}
        onChange={(kind) => {
          const chosen = offered.find((one) => one === kind);
          if (chosen !== undefined && chosen !== value.kind) set(EMPTY[chosen]);
        }}
        allowDeselect={false}
        error={error !== undefined}
      />
      <MusicDetail value={value} set={set} />
    </FieldPair>
  );
}

function MusicDetail({ value, set }: { value: MusicValue; set: (next: MusicValue) => void }) {
  const { t } = useTranslation('kit');
  switch (value.kind) {
    case 'default':
    case 'silence':
      return null;
    case 'music':
      return (
        <ServerSelect
          of={{ path: '', value: value.name, set: (name: string) => set({ kind: 'music', name }), errors: {} }}
          label={t('sound.music')}
          labelHidden
          path="/api/music_on_hold"
          option={(row) => ({ value: row.music_on_hold_name, label: row.music_on_hold_name })}
          clearable={false}
        />
      );
    case 'tone':
      return (
        <TextInput
          aria-label={t('sound.toneText')}
          value={value.description}
          onChange={(event) => set({ kind: 'tone', description: event.currentTarget.value })}
        />
      );
    case 'ringback':
      return (
        <Select
          aria-label={t('sound.ringback')}
          data={RINGBACK_TONES.map((name) => ({ value: name, label: t(`tone.${name}`) }))}
          value={value.name}
          onChange={(name) => name !== null && set({ kind: 'ringback', name })}
          allowDeselect={false}
        />
      );
  }
}
