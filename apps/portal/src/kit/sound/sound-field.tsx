import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldPair } from '../fields/field-pair.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { errorOf } from '../form/binding.ts';
import { ServerSelect } from '../pickers/server-select.tsx';
import { PROMPTS, promptNamed, promptPath } from './prompts.ts';
import { readSound, type SoundValue, writeSound } from './sound-value.ts';

const KINDS = ['default', 'prompt', 'recording', 'say', 'tone', 'silence'] as const;

const EMPTY: Readonly<Record<SoundValue['kind'], SoundValue>> = {
  default: { kind: 'default' },
  prompt: { kind: 'prompt', path: promptPath('welcome') },
  recording: { kind: 'recording', name: '' },
  say: { kind: 'say', text: '' },
  tone: { kind: 'tone', description: '%(500,0,440)' },
  silence: { kind: 'silence', milliseconds: 1000 },
  music: { kind: 'music', name: '' },
};

interface SoundFieldProps extends FieldProps<string | null | undefined, string> {
  /** What an empty field plays here; default: "Built-in". */
  readonly defaultLabel?: string;
  /** Nothing is played by itself here: a sound has to be chosen. */
  readonly withoutDefault?: boolean;
}

/** A sound that is played (contract 20 §0.9): a built-in prompt, a recording, words, a tone. */
export function SoundField(props: SoundFieldProps) {
  const { t } = useTranslation('kit');
  const { of, label, help, disabled, defaultLabel, withoutDefault = false } = props;
  const stored = of.value ?? '';
  const [picked, setPicked] = useState<{ value: SoundValue; stored: string } | null>(null);
  const value = picked?.stored === stored ? picked.value : readSound(stored);
  const set = (next: SoundValue) => {
    const text = isEmpty(next) ? '' : writeSound(next);
    setPicked({ value: next, stored: text });
    if (text !== stored) of.set(text);
  };
  const kinds = value.kind === 'music' ? [...KINDS, 'music' as const] : KINDS;
  const offered = withoutDefault ? kinds.filter((kind) => kind !== 'default') : kinds;
  const error = errorOf(of);
  return (
    <FieldPair of={of} label={label} help={help} required={props.required} disabled={disabled}>
      <Select
        aria-label={t('sound.kindOf', { label })}
        data={offered.map((kind) => ({
          value: kind,
          label: kind === 'default' ? (defaultLabel ?? t('sound.default')) : t(`sound.${kind}`),
        }))}
        value={offered.some((kind) => kind === value.kind) ? value.kind : null}
        placeholder={t('sound.choose')}
        onChange={(kind) => {
          const chosen = kinds.find((one) => one === kind);
          if (chosen !== undefined && chosen !== value.kind) set(EMPTY[chosen]);
        }}
        allowDeselect={false}
        error={error !== undefined}
      />
      <SoundDetail value={value} set={set} />
    </FieldPair>
  );
}

/** Nothing has been typed yet: the API would not take the bare beginning. */
function isEmpty(value: SoundValue): boolean {
  return (
    (value.kind === 'recording' && value.name.trim() === '') ||
    (value.kind === 'say' && value.text.trim() === '') ||
    (value.kind === 'tone' && value.description.trim() === '')
  );
}

function SoundDetail({ value, set }: { value: SoundValue; set: (next: SoundValue) => void }) {
  const { t } = useTranslation('kit');
  switch (value.kind) {
    case 'default':
    case 'music':
      return null;
    case 'prompt':
      return <PromptChoice path={value.path} set={(path) => set({ kind: 'prompt', path })} />;
    case 'recording':
      return (
        <ServerSelect
          of={{ path: '', value: value.name, set: (name: string) => set({ kind: 'recording', name }), errors: {} }}
          label={t('sound.recording')}
          labelHidden
          placeholder={t('sound.chooseRecording')}
          path="/api/recordings"
          option={(row) => ({ value: row.name, label: row.name })}
          clearable={false}
        />
      );
    case 'say':
      return (
        <TextInput
          aria-label={t('sound.words')}
          placeholder={t('sound.words')}
          value={value.text}
          onChange={(event) => set({ kind: 'say', text: event.currentTarget.value })}
        />
      );
    case 'tone':
      return (
        <TextInput
          aria-label={t('sound.toneText')}
          placeholder="%(500,0,440)"
          value={value.description}
          onChange={(event) => set({ kind: 'tone', description: event.currentTarget.value })}
        />
      );
    case 'silence':
      return (
        <NumberInput
          aria-label={t('sound.milliseconds')}
          suffix=" ms"
          min={1}
          max={9_999_999}
          value={value.milliseconds}
          onChange={(number) => typeof number === 'number' && set({ kind: 'silence', milliseconds: number })}
        />
      );
  }
}

function PromptChoice({ path, set }: { path: string; set: (path: string) => void }) {
  const { t } = useTranslation('kit');
  const named = promptNamed(path);
  const offered = PROMPTS.map((name) => ({ value: promptPath(name), label: t(`prompt.${name}`) }));
  return (
    <Select
      aria-label={t('sound.prompt')}
      data={named === null ? [{ value: path, label: path }, ...offered] : offered}
      value={named === null ? path : promptPath(named)}
      onChange={(next) => next !== null && set(next)}
      allowDeselect={false}
      searchable
    />
  );
}
