import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CallCard } from './call-card.tsx';
import classes from './call-list.module.css';
import { usePhoneView } from './use-phone.ts';

/** The calls: what rings first, the others in the order in which they began. */
export function CallList() {
  const { t } = useTranslation('softphone');
  const { calls } = usePhoneView();
  if (calls.length === 0) return null;
  const ringing = calls.filter(({ phase }) => phase.at === 'ringing');
  const ordered = [...ringing, ...calls.filter((call) => !ringing.includes(call))];
  return (
    <Stack component="ul" gap="xs" className={classes['list'] ?? ''} aria-label={t('call.list')}>
      {ordered.map((call) => (
        <CallCard key={call.id} call={call} />
      ))}
    </Stack>
  );
}
