import { Button, Group, Paper } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignState } from './campaign-state.tsx';
import { actionOf, useRun } from './use-run.ts';

const ONE = '/api/campaigns/{campaign_id}';
type Campaign = AnswerOf<typeof ONE>;

interface Values {
  readonly name: string;
  readonly program_id: string;
  readonly group_id: string;
  readonly account_id: string;
  readonly cpm: number;
  readonly try_allowed: number;
}

const FRESH: Values = { name: '', program_id: '', group_id: '', account_id: '', cpm: 2, try_allowed: 1 };

const textOf = (id: number | null): string => (id === null || id < 0 ? '' : String(id));
const idOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

function valuesOf(campaign: Campaign): Values {
  const { name, program_id, group_id, account_id, cpm, try_allowed } = campaign;
  return {
    name: name ?? '',
    program_id: textOf(program_id),
    group_id: textOf(group_id),
    account_id: textOf(account_id),
    cpm,
    try_allowed,
  };
}

function changesOf({ program_id, group_id, account_id, ...rest }: Partial<Values>) {
  return {
    ...rest,
    ...(program_id === undefined ? {} : { program_id: idOf(program_id) }),
    ...(group_id === undefined ? {} : { group_id: idOf(group_id) }),
    ...(account_id === undefined ? {} : { account_id: idOf(account_id) }),
  };
}

/** A campaign, new or old, with its progress. */
export default function CampaignPage() {
  const { t } = useTranslation('campaigns');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { campaign_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/campaigns' }]}
      nameOf={(campaign) => campaign.name || `#${campaign.campaign_id}`}
      unknown={t('notFound')}
      fresh={{ title: t('new'), text: t('newText'), ofTenant: true }}
      actions={found.data && <RunButton campaign={found.data} />}
      form={(campaign) => <CampaignForm campaign={campaign} />}
    />
  );
}

function RunButton({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const run = useRun();
  const action = actionOf(campaign.status);
  if (action === null) return null;
  return <Button onClick={() => void run(campaign.campaign_id, action)}>{t(action)}</Button>;
}

function CampaignForm({ campaign }: { campaign: Campaign | null }) {
  const { t } = useTranslation('campaigns');
  const tenant = useTenantOfNew();
  const initial = useMemo(() => (campaign === null ? FRESH : valuesOf(campaign)), [campaign]);
  const { form, back } = useFormOfList<Values>({
    list: '/campaigns',
    touches: ['campaigns'],
    initial,
    save: (values, changed) => {
      if (campaign !== null) {
        return api.PUT(ONE, { params: { path: { campaign_id: campaign.campaign_id } }, body: changesOf(changed) });
      }
      const { program_id, group_id, account_id, ...rest } = values;
      const account = account_id === '' ? {} : { account_id: idOf(account_id) };
      const body = { ...rest, program_id: idOf(program_id), group_id: idOf(group_id), ...account, ...tenant };
      return api.POST('/api/campaigns', { body });
    },
  });
  const isFixed = campaign !== null && campaign.status !== 'new';
  return (
    <ResourceForm form={form} label={campaign?.name ?? t('new')} onCancel={back}>
      {campaign !== null && (
        <Paper>
          <Group>
            <CampaignState {...campaign} />
            <CampaignProgress
              name={campaign.name ?? ''}
              total={campaign.contact_total}
              done={campaign.contact_done}
              failed={campaign.failed}
            />
          </Group>
        </Paper>
      )}
      <FormSection title={t('what')} text={isFixed ? t('fixed') : t('whatText')}>
        <TextField of={form.at('name')} label={t('name')} maxLength={64} />
        <ServerSelect
          of={form.at('program_id')}
          label={t('program')}
          help={t('programHelp')}
          required
          disabled={isFixed}
          path="/api/programs"
          query={{ single: '0' }}
          option={(row) => ({ value: String(row.program_id), label: `${row.name} (${row.type})` })}
          lookUp={(value) => ({ program_id: value })}
        />
        <ServerSelect
          of={form.at('group_id')}
          label={t('group')}
          required
          disabled={isFixed}
          path="/api/groups"
          option={(row) => ({ value: String(row.group_id), label: `${row.name} (${row.contact_total})` })}
          lookUp={(value) => ({ group_id: value })}
        />
        <ServerSelect
          of={form.at('account_id')}
          label={t('account')}
          help={t('accountHelp')}
          disabled={isFixed}
          path="/api/accounts"
          query={{ type: 'account' }}
          option={(row) => ({
            value: String(row.account_id),
            label: `${row.phone ?? ''} ${row.username ?? ''}`.trim(),
          })}
          lookUp={(value) => ({ account_id: value })}
        />
      </FormSection>
      <FormSection title={t('pace')} text={t('paceText')}>
        <NumberField of={form.at('cpm')} label={t('cpm')} min={1} max={600} />
        <NumberField of={form.at('try_allowed')} label={t('tries')} min={1} max={10} />
      </FormSection>
    </ResourceForm>
  );
}
