import { Group, Stack } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Extension } from './extension.ts';
import { type FollowMeDestination, followMeValues, inOrder, newDestination } from './follow-me-values.ts';

const ONE = '/api/follow_me/{follow_me_uuid}';

/** Where else calls to the extension ring. */
export function FollowMeTab({ extension }: { extension: Extension }) {
  const query = { extension_uuid: extension.extension_uuid };
  const found = useQuery(listOptions({ path: '/api/follow_me', query }));
  const uuid = found.data?.rows[0]?.follow_me_uuid;
  const one = $api.useQuery(
    'get',
    ONE,
    { params: { path: { follow_me_uuid: uuid ?? '' } } },
    { enabled: uuid !== undefined },
  );
  const error = found.error ?? one.error;
  if (error) return <LoadFailed error={error} />;
  if (found.data && uuid === undefined) return <FollowMeForm extension={extension} followMe={null} />;
  return one.data ? <FollowMeForm extension={extension} followMe={one.data} /> : <ListSkeleton />;
}

interface FollowMeFormProps {
  readonly extension: Extension;
  /** Null: there is none yet; it is made when the form is saved. */
  readonly followMe: AnswerOf<typeof ONE> | null;
}

function FollowMeForm({ extension, followMe }: FollowMeFormProps) {
  const { t } = useTranslation(['extensions', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo(() => followMeValues(followMe), [followMe]);
  const form = useResourceForm<typeof initial, unknown>({
    initial,
    save: (values, changed) => {
      const destinations = inOrder(values.destinations);
      if (followMe === null) {
        const { extension_uuid } = extension;
        return api.POST('/api/follow_me', { body: { ...values, extension_uuid, destinations } });
      }
      const params = { path: { follow_me_uuid: followMe.follow_me_uuid } };
      return api.PUT(ONE, { params, body: { ...changed, ...(changed.destinations ? { destinations } : {}) } });
    },
    onSaved: () => {
      say(t('common:saved'));
      void refresh('follow_me', 'fpbx_extensions');
    },
  });
  return (
    <ResourceForm form={form} label={t('tabs.followMe')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('followMe.title')} text={t('followMe.text')}>
        <SwitchField of={form.at('follow_me_enabled')} label={t('enabled')} />
        <SwitchField of={form.at('follow_me_ignore_busy')} label={t('followMe.ignoreBusy')} />
        <SortableRows
          of={form.at('destinations')}
          label={t('followMe.destinations')}
          help={t('followMe.help')}
          empty={t('followMe.none')}
          addLabel={t('followMe.add')}
          add={newDestination}
          most={20}
          rowName={(row, index) => (row.follow_me_destination === '' ? String(index + 1) : row.follow_me_destination)}
          row={(place) => <DestinationRow place={place} />}
        />
        <AdvancedFields of={form.root} fields={['cid_name_prefix', 'cid_number_prefix']}>
          <TextField
            of={form.at('cid_name_prefix')}
            label={t('followMe.namePrefix')}
            help={t('followMe.namePrefixHelp')}
            maxLength={40}
          />
          <TextField
            of={form.at('cid_number_prefix')}
            label={t('followMe.numberPrefix')}
            help={t('followMe.numberPrefixHelp')}
            maxLength={20}
          />
        </AdvancedFields>
      </FormSection>
    </ResourceForm>
  );
}

const KINDS = ['external', 'extension'] as const;

function DestinationRow({ place }: { place: Binding<FollowMeDestination> }) {
  const { t } = useTranslation('extensions');
  return (
    <Stack gap="xs">
      <DestinationField
        of={at(place, 'follow_me_destination')}
        label={t('followMe.destination')}
        kinds={KINDS}
        nothingLabel={t('followMe.choose')}
      />
      <Group gap="md" align="flex-end">
        <NumberField of={at(place, 'follow_me_delay')} label={t('followMe.delay')} min={0} max={300} unit="s" />
        <NumberField of={at(place, 'follow_me_timeout')} label={t('followMe.timeout')} min={0} max={300} unit="s" />
        <SwitchField
          of={seenAs(
            at(place, 'follow_me_prompt'),
            (prompt) => prompt === 'true',
            (on: boolean) => (on ? ('true' as const) : ('false' as const)),
          )}
          label={t('followMe.confirm')}
        />
      </Group>
    </Stack>
  );
}
