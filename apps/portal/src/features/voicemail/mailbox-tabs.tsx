import { useTranslation } from 'react-i18next';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { GreetingsTab } from './greetings-tab.tsx';
import type { Mailbox } from './mailbox.ts';
import { MessagesTab } from './messages-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

/** A mailbox: its messages, its greetings, how it is set up. */
export function MailboxTabs({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('voicemail');
  return (
    <FormTabs
      label={mailbox.voicemail_id}
      tabs={[
        {
          value: 'messages',
          label: t('tabs.messages'),
          content: <MessagesTab mailboxUuid={mailbox.voicemail_uuid} />,
        },
        { value: 'greetings', label: t('tabs.greetings'), content: <GreetingsTab mailbox={mailbox} /> },
        { value: 'settings', label: t('tabs.settings'), content: <SettingsTab mailbox={mailbox} /> },
      ]}
    />
  );
}
