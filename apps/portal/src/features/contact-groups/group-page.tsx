import { Paper, Stack, Text, Title } from '@mantine/core';
import type { AnswerOf, RowOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { apiUrl } from '../../kit/fetch-api.ts';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { CsvImport } from '../../kit/media/csv-import.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';

const ONE = '/api/groups/{group_id}';
const MEMBERS = '/api/groups/{group_id}/contacts';
type Group = AnswerOf<typeof ONE>;
type Member = RowOf<typeof MEMBERS>;

/** A group of contacts: its name, who is in it, and the way of files in and out. */
export default function GroupPage() {
  const { t } = useTranslation('contactGroups');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { group_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/contact-groups' }]}
      nameOf={(group) => group.name}
      unknown={t('notFound')}
      fresh={{ title: t('new'), ofTenant: true }}
      actions={
        id !== '' && (
          <Download url={apiUrl('/api/groups/{group_id}/csv', { group_id: id })} name={`group_${id}.csv`}>
            {t('export')}
          </Download>
        )
      }
      form={(group) => (
        <Stack gap="lg">
          <GroupForm group={group} />
          {group !== null && <Members groupId={group.group_id} />}
        </Stack>
      )}
    />
  );
}

function GroupForm({ group }: { group: Group | null }) {
  const { t } = useTranslation('contactGroups');
  const tenant = useTenantOfNew();
  const initial = useMemo(() => ({ name: group?.name ?? '', description: group?.description ?? '' }), [group]);
  const { form, back } = useFormOfList<typeof initial>({
    list: '/contact-groups',
    touches: ['groups'],
    initial,
    save: (values, changed) =>
      group === null
        ? api.POST('/api/groups', { body: { ...values, ...tenant } })
        : api.PUT(ONE, { params: { path: { group_id: group.group_id } }, body: changed }),
    conflictField: 'name',
  });
  return (
    <ResourceForm form={form} label={group?.name ?? t('new')} onCancel={back}>
      <FormSection title={t('what')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
    </ResourceForm>
  );
}

function Members({ groupId }: { groupId: number }) {
  const { t } = useTranslation('contactGroups');
  const columns = useMemo<Column<Member>[]>(
    () => [
      { key: 'first_name', title: t('person'), cell: nameOf },
      { key: 'phone', title: t('phone'), cell: (row) => row.phone },
      { key: 'email', title: t('email'), from: 'md', cell: (row) => row.email },
    ],
    [t],
  );
  const parameters = { group_id: String(groupId) };
  return (
    <Paper>
      <Title order={2} size="h4">
        {t('contacts')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('importText')}
      </Text>
      <CsvImport url={apiUrl('/api/groups/{group_id}/csv', parameters)} touches={['groups', 'contacts']} />
      <ResourceTable
        path={MEMBERS}
        parameters={parameters}
        local
        searchable={false}
        caption={t('contacts')}
        columns={columns}
        rowKey={(row) => String(row.contact_id)}
        rowName={nameOf}
        rowLink={(row) => `/contacts/${row.contact_id}`}
        empty={{ title: t('noContacts'), text: t('noContactsText') }}
      />
    </Paper>
  );
}

function nameOf({ first_name, last_name, phone, email }: Member): string {
  return `${first_name ?? ''} ${last_name ?? ''}`.trim() || phone || email || '';
}
