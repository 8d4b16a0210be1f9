import { Alert, Stack } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { SafeHtml } from '../../shell/safe-html.tsx';
import { type Announcement, readSeen, stampOf, unseen, writeSeen } from './seen.ts';

/** What the provider or the tenant has to say, above every page until it is closed. */
export default function AnnouncementBar() {
  const { t } = useTranslation('common');
  const { data } = $api.useQuery('get', '/api/announcement');
  const [seen, setSeen] = useState(() => readSeen(localStorage));
  const close = (announcement: Announcement): void => {
    const next = [...seen, stampOf(announcement)];
    writeSeen(localStorage, next);
    setSeen(next);
  };
  const shown = unseen(Array.isArray(data) ? data : [], seen);
  if (shown.length === 0) return null;
  return (
    <Stack mb="md" gap="xs">
      {shown.map((announcement) => (
        <Alert
          key={announcement.announcement_id}
          icon={<IconSpeakerphone />}
          title={announcement.title}
          withCloseButton
          closeButtonLabel={t('close')}
          onClose={() => close(announcement)}
        >
          {announcement.message !== null && <SafeHtml html={announcement.message} />}
        </Alert>
      ))}
    </Stack>
  );
}
