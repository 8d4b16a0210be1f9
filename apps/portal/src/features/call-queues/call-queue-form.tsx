import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { type FormTab, FormTabs } from '../../kit/form/form-tabs.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import { AgentRow } from './agent-row.tsx';
import { newAgent, type QueueValues } from './queue-values.ts';
import { useStrategies } from './use-strategies.ts';

type Form = ResourceFormState<QueueValues>;

const MOST_SECONDS = 86_400;
const RECORDED_AS = '${uuid}';

interface CallQueueFormProps {
  readonly form: Form;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a queue, new or old. */
export function CallQueueForm({ form, label, onCancel }: CallQueueFormProps) {
  const { t } = useTranslation('callQueues');
  const tabs: readonly FormTab[] = [
    { value: 'queue', label: t('tabs.queue'), fields: BASIC, content: <QueueTab form={form} /> },
    { value: 'agents', label: t('tabs.agents'), fields: ['agents'], content: <AgentsTab form={form} /> },
    { value: 'caller', label: t('tabs.caller'), fields: HEARD, content: <CallerTab form={form} /> },
    { value: 'waiting', label: t('tabs.waiting'), fields: WAITING, content: <WaitingTab form={form} /> },
  ];
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormTabs tabs={tabs} errors={form.errors} label={label} />
    </ResourceForm>
  );
}

const BASIC = [
  'queue_name',
  'queue_extension',
  'queue_strategy',
  'queue_ring_progressively_delay',
  'queue_description',
  'queue_cid_prefix',
  'queue_record_template',
  'queue_enabled',
  'queue_agents_can_reject',
  'queue_terminate_on_cancel',
];
const HEARD = [
  'queue_greeting',
  'queue_moh_sound',
  'queue_announce_sound',
  'queue_announce_frequency',
  'queue_announce_position',
  'queue_announce_position_frequency',
  'queue_announce_holdtime',
  'queue_announce_round_seconds',
];
const WAITING = [
  'queue_max_wait_time',
  'queue_max_wait_time_with_no_agent',
  'queue_max_wait_time_with_no_agent_time_reached',
  'queue_timeout_action',
  'queue_exit_key',
  'queue_abandoned_resume_allowed',
  'queue_discard_abandoned_after',
  'queue_time_base_score',
  'queue_time_base_score_sec',
];

function QueueTab({ form }: { form: Form }) {
  const { t } = useTranslation('callQueues');
  const strategies = useStrategies();
  return (
    <>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('queue_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('queue_extension')} label={t('number')} help={t('numberHelp')} required />
        <SwitchField of={form.at('queue_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('queue_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.strategy')} text={t('sections.strategyText')}>
        <RadioField of={form.at('queue_strategy')} label={t('strategy')} choices={strategies} />
        {form.values.queue_strategy === 'ring-progressively' && (
          <NumberField
            of={form.at('queue_ring_progressively_delay')}
            label={t('progressively')}
            min={1}
            max={MOST_SECONDS}
            unit="s"
          />
        )}
      </FormSection>
      <FormSection title={t('sections.calls')} text={t('sections.callsText')}>
        <TextField of={form.at('queue_cid_prefix')} label={t('prefix')} help={t('prefixHelp')} maxLength={40} />
        <SwitchField
          of={seenAs(
            form.at('queue_record_template'),
            (template) => (template ?? '') !== '',
            (on: boolean) => (on ? RECORDED_AS : null),
          )}
          label={t('record')}
          help={t('recordHelp')}
        />
        <SwitchField of={form.at('queue_agents_can_reject')} label={t('canReject')} help={t('canRejectHelp')} />
        <AdvancedFields of={form.root} fields={['queue_terminate_on_cancel']}>
          <SwitchField of={form.at('queue_terminate_on_cancel')} label={t('endOnCancel')} help={t('endOnCancelHelp')} />
        </AdvancedFields>
      </FormSection>
    </>
  );
}

function AgentsTab({ form }: { form: Form }) {
  const { t } = useTranslation('callQueues');
  return (
    <>
      <FormSection title={t('sections.agents')} text={t('sections.agentsText')}>
        <SortableRows
          of={form.at('agents')}
          label={t('agents')}
          help={t('agentsHelp')}
          empty={t('noAgents')}
          addLabel={t('addAgent')}
          add={newAgent}
          most={200}
          rowName={(agent, index) => agent.agent_name || agent.agent_contact || t('agentAt', { place: index + 1 })}
          row={(place) => <AgentRow place={place} />}
        />
      </FormSection>
      <FormSection title={t('sections.tiers')} text={t('sections.tiersText')}>
        <SwitchField of={form.at('queue_tier_rules_apply')} label={t('tierRules')} help={t('tierRulesHelp')} />
        {form.values.queue_tier_rules_apply && (
          <>
            <NumberField
              of={form.at('queue_tier_rule_wait_second')}
              label={t('tierWait')}
              min={0}
              max={MOST_SECONDS}
              unit="s"
            />
            <SwitchField of={form.at('queue_tier_rule_wait_multiply_level')} label={t('tierMultiply')} />
            <SwitchField of={form.at('queue_tier_rule_no_agent_no_wait')} label={t('tierNoWait')} />
          </>
        )}
      </FormSection>
    </>
  );
}

function CallerTab({ form }: { form: Form }) {
  const { t } = useTranslation('callQueues');
  return (
    <>
      <FormSection title={t('sections.sounds')} text={t('sections.soundsText')}>
        <SoundField of={form.at('queue_greeting')} label={t('greeting')} defaultLabel={t('noSound')} />
        <MusicField of={form.at('queue_moh_sound')} label={t('music')} />
      </FormSection>
      <FormSection title={t('sections.announcements')} text={t('sections.announcementsText')}>
        <SoundField of={form.at('queue_announce_sound')} label={t('announcement')} defaultLabel={t('noSound')} />
        <NumberField
          of={form.at('queue_announce_frequency')}
          label={t('announceEvery')}
          help={t('zeroNever')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
      </FormSection>
      <FormSection title={t('sections.position')} text={t('sections.positionText')}>
        <SwitchField of={form.at('queue_announce_position')} label={t('positionOnEntry')} />
        <NumberField
          of={form.at('queue_announce_position_frequency')}
          label={t('positionEvery')}
          help={t('zeroNever')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
        <SwitchField of={form.at('queue_announce_holdtime')} label={t('holdTime')} />
        <NumberField
          of={form.at('queue_announce_round_seconds')}
          label={t('roundTo')}
          help={t('roundToHelp')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
      </FormSection>
    </>
  );
}

function WaitingTab({ form }: { form: Form }) {
  const { t } = useTranslation('callQueues');
  return (
    <>
      <FormSection title={t('sections.longest')} text={t('sections.longestText')}>
        <NumberField
          of={form.at('queue_max_wait_time')}
          label={t('maxWait')}
          help={t('zeroNoLimit')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
        <NumberField
          of={form.at('queue_max_wait_time_with_no_agent')}
          label={t('maxWaitNoAgent')}
          help={t('zeroNoLimit')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
        <NumberField
          of={form.at('queue_max_wait_time_with_no_agent_time_reached')}
          label={t('laterCallers')}
          help={t('laterCallersHelp')}
          min={0}
          max={MOST_SECONDS}
          unit="s"
        />
      </FormSection>
      <FormSection title={t('sections.unserved')} text={t('sections.unservedText')}>
        <DestinationField of={form.at('queue_timeout_action')} label={t('timeoutAction')} nothingLabel={t('endCall')} />
        <TextField of={form.at('queue_exit_key')} label={t('exitKey')} help={t('exitKeyHelp')} maxLength={1} />
      </FormSection>
      <FormSection title={t('sections.turn')} text={t('sections.turnText')}>
        <SelectField
          of={form.at('queue_time_base_score')}
          label={t('countsFrom')}
          choices={[
            { value: 'queue', label: t('fromQueue') },
            { value: 'system', label: t('fromCall') },
          ]}
        />
        <AdvancedFields of={form.root} fields={['queue_time_base_score_sec']}>
          <NumberField
            of={form.at('queue_time_base_score_sec')}
            label={t('headStart')}
            help={t('headStartHelp')}
            min={0}
            max={MOST_SECONDS}
            unit="s"
          />
        </AdvancedFields>
        <SwitchField of={form.at('queue_abandoned_resume_allowed')} label={t('resume')} help={t('resumeHelp')} />
        {form.values.queue_abandoned_resume_allowed && (
          <NumberField
            of={form.at('queue_discard_abandoned_after')}
            label={t('resumeWithin')}
            min={0}
            max={MOST_SECONDS}
            unit="s"
          />
        )}
      </FormSection>
    </>
  );
}
