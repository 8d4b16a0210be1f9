import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PhoneField } from '../fields/phone-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import type { FieldBinding } from '../form/binding.ts';
import { TargetPicker } from '../pickers/target-picker.tsx';
import { SoundField } from '../sound/sound-field.tsx';
import type { DestinationKind } from './destination-kind.ts';

const CAUSES = ['USER_BUSY', 'CALL_REJECTED', 'NO_ANSWER', 'NORMAL_CLEARING', 'UNALLOCATED_NUMBER'];

interface DestinationTargetProps {
  readonly kind: DestinationKind;
  readonly of: FieldBinding<string, string>;
}

/** Which one of its kind. */
export function DestinationTarget({ kind, of }: DestinationTargetProps) {
  const { t } = useTranslation('kit');
  // The error stands below the whole field, once.
  const place = { ...of, errors: {} };
  switch (kind) {
    case 'nothing':
      return null;
    case 'external':
      return <PhoneField labelHidden of={place} label={t('destination.number')} placeholder="+441632960000" />;
    case 'feature':
      return <TextField labelHidden of={place} label={t('destination.code')} placeholder="*97" />;
    case 'playback':
      return <SoundField withoutDefault of={place} label={t('destination.sound')} />;
    case 'hangup':
      return (
        <Select
          aria-label={t('destination.cause')}
          data={(CAUSES.includes(of.value) || of.value === '' ? CAUSES : [of.value, ...CAUSES]).map((cause) => ({
            value: cause,
            label: cause,
          }))}
          value={of.value === '' ? null : of.value}
          onChange={(cause) => of.set(cause ?? '')}
          placeholder={t('destination.anyCause')}
          clearable
        />
      );
    case 'other':
      return <TextInput aria-label={t('destination.text')} value={of.value} readOnly />;
    default:
      return <TargetPicker labelHidden kind={kind} of={place} label={t(`destination.${kind}`)} />;
  }
}
