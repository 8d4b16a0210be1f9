import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import { MemberRow } from './member-row.tsx';
import { hasDelays, newMember, type RingGroupValues } from './ring-group-values.ts';
import { useStrategies } from './use-strategies.ts';

interface RingGroupFormProps {
  readonly form: ResourceFormState<RingGroupValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

const KEYS = [...'0123456789*#'];
const SHOWN_ADVANCED = [
  'ring_group_cid_number_prefix',
  'ring_group_caller_id_name',
  'ring_group_caller_id_number',
  'ring_group_distinctive_ring',
] as const;

/** The form of a ring group, new or old. */
export function RingGroupForm({ form, label, onCancel }: RingGroupFormProps) {
  const { t } = useTranslation('ringGroups');
  const strategies = useStrategies();
  const delays = hasDelays(form.values.ring_group_strategy);
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('ring_group_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('ring_group_extension')} label={t('number')} help={t('numberHelp')} required />
        <SwitchField of={form.at('ring_group_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('ring_group_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <RadioField of={form.at('ring_group_strategy')} label={t('strategy')} choices={strategies} />
        <SortableRows
          of={form.at('destinations')}
          label={t('members')}
          help={delays ? t('membersHelp') : t('membersOrderHelp')}
          empty={t('noMembers')}
          addLabel={t('addMember')}
          add={newMember}
          rowName={(member, index) =>
            member.destination_number === '' ? t('memberAt', { place: index + 1 }) : member.destination_number
          }
          row={(place) => <MemberRow place={place} delays={delays} />}
        />
        <OptionalNumberField
          of={form.at('ring_group_call_timeout')}
          label={t('timeout')}
          help={t('timeoutHelp')}
          min={0}
          max={3600}
          unit="s"
        />
      </FormSection>
      <FormSection title={t('sections.caller')} text={t('sections.callerText')}>
        <SoundField of={form.at('ring_group_greeting')} label={t('greeting')} defaultLabel={t('noGreeting')} />
        <MusicField of={form.at('ring_group_ringback')} label={t('ringback')} ringback />
        <TextField
          of={form.at('ring_group_cid_name_prefix')}
          label={t('prefix')}
          help={t('prefixHelp')}
          maxLength={40}
        />
        <AdvancedFields of={form.root} fields={SHOWN_ADVANCED}>
          <TextField
            of={form.at('ring_group_cid_number_prefix')}
            label={t('numberPrefix')}
            help={t('numberPrefixHelp')}
            maxLength={20}
          />
          <TextField
            of={form.at('ring_group_caller_id_name')}
            label={t('outsideName')}
            help={t('outsideHelp')}
            maxLength={80}
          />
          <PhoneField
            of={form.at('ring_group_caller_id_number')}
            label={t('outsideNumber')}
            help={t('outsideHelp')}
            placeholder="+441632960000"
          />
          <TextField
            of={form.at('ring_group_distinctive_ring')}
            label={t('ring')}
            help={t('ringHelp')}
            maxLength={255}
          />
        </AdvancedFields>
      </FormSection>
      <FormSection title={t('sections.after')} text={t('sections.afterText')}>
        <DestinationField of={form.at('ring_group_timeout_data')} label={t('noAnswer')} nothingLabel={t('endCall')} />
        <SelectField
          of={seenAs(
            form.at('ring_group_exit_key'),
            (key) => key ?? '',
            (key: string) => (key === '' ? null : key),
          )}
          label={t('exitKey')}
          help={t('exitKeyHelp')}
          choices={[{ value: '', label: t('exitKeyUsual') }, ...KEYS.map((key) => ({ value: key, label: key }))]}
        />
        <SwitchField
          of={seenAs(
            form.at('ring_group_missed_call_app'),
            (app) => app === 'email',
            (on: boolean) => (on ? 'email' : null),
          )}
          label={t('missed')}
          help={t('missedHelp')}
        />
        {form.values.ring_group_missed_call_app === 'email' && (
          <TagsField of={form.at('ring_group_missed_call_data')} label={t('missedTo')} required />
        )}
      </FormSection>
      <FormSection title={t('sections.forward')} text={t('sections.forwardText')}>
        <SwitchField of={form.at('ring_group_forward_enabled')} label={t('forward')} />
        {form.values.ring_group_forward_enabled && (
          <DestinationField of={form.at('ring_group_forward_destination')} label={t('forwardTo')} required />
        )}
        <SwitchField
          of={form.at('ring_group_call_forward_enabled')}
          label={t('followForward')}
          help={t('followForwardHelp')}
        />
        <SwitchField of={form.at('ring_group_follow_me_enabled')} label={t('followMe')} help={t('followMeHelp')} />
        <SwitchField of={form.at('ring_group_call_screen_enabled')} label={t('screen')} help={t('screenHelp')} />
      </FormSection>
    </ResourceForm>
  );
}
