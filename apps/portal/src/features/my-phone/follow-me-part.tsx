import { List, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { hasFeature, manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import type { Extension } from '../extensions/extension.ts';

interface FollowMePartProps {
  readonly extension: Extension;
  readonly onChange: (on: boolean) => void;
}

/** Whether other numbers ring too, and which; administrators choose them. */
export function FollowMePart({ extension, onChange }: FollowMePartProps) {
  const { t } = useTranslation('myPhone');
  const me = useMe();
  return (
    <FormSection title={t('follow')} text={t('followText')}>
      <Switch
        label={t('follow')}
        description={t('followCodes')}
        checked={extension.follow_me_enabled}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
      {hasFeature(me, 'follow_me') && <Numbers uuid={extension.extension_uuid} />}
      {manages(me) && hasFeature(me, 'fpbx_extension') ? (
        <ButtonLink
          variant="default"
          to={`/extensions/${extension.extension_uuid}`}
          search={{ tab: 'follow-me' }}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('followEdit')}
        </ButtonLink>
      ) : (
        <Text size="sm" c="dimmed">
          {t('followAsk')}
        </Text>
      )}
    </FormSection>
  );
}

function Numbers({ uuid }: { uuid: string }) {
  const { t } = useTranslation('myPhone');
  const found = useQuery(listOptions({ path: '/api/follow_me', query: { extension_uuid: uuid } }));
  const one = found.data?.rows[0]?.follow_me_uuid;
  const read = $api.useQuery(
    'get',
    '/api/follow_me/{follow_me_uuid}',
    { params: { path: { follow_me_uuid: one ?? '' } } },
    { enabled: one !== undefined },
  );
  const numbers = [...(read.data?.destinations ?? [])].sort((a, b) => a.follow_me_order - b.follow_me_order);
  if (found.data === undefined || (one !== undefined && read.data === undefined)) return null;
  if (numbers.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('followNone')}
      </Text>
    );
  }
  return (
    <List size="sm" aria-label={t('followNumbers')}>
      {numbers.map((row) => (
        <List.Item key={row.follow_me_destination_uuid}>
          {t('followNumber', {
            number: row.follow_me_destination,
            delay: row.follow_me_delay,
            timeout: row.follow_me_timeout,
          })}
        </List.Item>
      ))}
    </List>
  );
}
