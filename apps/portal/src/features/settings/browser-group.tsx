import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at as partOf, withInnerErrors } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import { iceFaults, newIceRow } from './ice-rows.ts';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = ['ice_servers', 'turn_urls', 'turn_secret', 'turn_ttl'];

/** How phones in browsers get through firewalls (RFC 8445). */
export function BrowserGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm
      settings={settings}
      label={t('groups.browser')}
      names={NAMES}
      check={({ ice_servers }) => iceFaults(ice_servers, 'ice_servers', t('missing'))}
    >
      {({ at }) => (
        <>
          <FormSection title={t('ice.title')} text={t('ice.text')}>
            <SortableRows
              of={at('ice_servers')}
              label={t('ice.servers')}
              empty={t('ice.none')}
              addLabel={t('ice.add')}
              add={newIceRow}
              most={20}
              rowName={({ urls }, index) => (urls === '' ? String(index + 1) : urls)}
              row={(place) => (
                <>
                  <TagsField
                    of={withInnerErrors(partOf(place, 'urls'))}
                    label={t('ice.urls')}
                    placeholder="stun:stun.example.com"
                    required
                  />
                  <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
                    <TextField of={partOf(place, 'username')} label={t('ice.user')} />
                    <StoredSecretField of={partOf(place, 'credential')} label={t('ice.password')} />
                  </SimpleGrid>
                </>
              )}
            />
          </FormSection>
          <FormSection title={t('turn.title')} text={t('turn.text')}>
            <TagsField of={at('turn_urls')} label={t('turn.urls')} placeholder="turn:turn.example.com" />
            <StoredSecretField of={at('turn_secret')} label={t('turn.secret')} help={t('turn.secretHelp')} />
            <NumberField of={at('turn_ttl')} label={t('turn.life')} min={60} max={604_800} unit="s" />
          </FormSection>
        </>
      )}
    </GroupForm>
  );
}
