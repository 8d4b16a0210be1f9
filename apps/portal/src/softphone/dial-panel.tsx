import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import { IconBackspace, IconPhone, IconRecordMail, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver, isSettingUp } from './call-state.ts';
import { dialString } from './dial-string.ts';
import { Keypad } from './keypad.tsx';
import { NumberField } from './number-field.tsx';
import { usePhone, usePhoneView } from './use-phone.ts';

/** Feature code that plays the caller's own messages (contract 20 §12.3). */
const OWN_MESSAGES = '*97';

/** Where a call begins: a number typed, pasted or found by name; again the last one; the mailbox. */
export function DialPanel() {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { line, calls, lastDialled } = usePhoneView();
  const [text, setText] = useState('');
  const isOnLine = line.at === 'registered' || line.at === 'other_tab';
  const mayCall = isOnLine && !calls.some(isSettingUp);
  const number = dialString(text);
  const call = (what: string, name = '') => {
    if (phone.dial(what, { name })) setText('');
  };
  return (
    <Stack gap="sm">
      <NumberField
        label={t('dial.label')}
        value={text}
        onChange={setText}
        onChosen={({ extension, name }) => call(extension, name)}
        onEnter={() => call(text)}
        rightSection={text === '' ? null : <Backspace onClick={() => setText(text.slice(0, -1))} />}
      />
      {calls.every(isOver) && <Keypad onPress={(key) => setText(text + key)} />}
      <Button
        color="teal.9"
        leftSection={<IconPhone size={18} />}
        disabled={!mayCall || number === null}
        onClick={() => call(text)}
      >
        {number === null ? t('dial.call') : t('dial.callNumber', { number })}
      </Button>
      <Stack gap="xs">
        {lastDialled !== '' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRepeat size={16} />}
            disabled={!mayCall}
            onClick={() => call(lastDialled)}
          >
            {t('dial.redial', { number: lastDialled })}
          </Button>
        )}
        <VoicemailButton isDisabled={!mayCall} onClick={() => call(OWN_MESSAGES)} />
      </Stack>
      {!isOnLine && <Text size="sm">{t('dial.cannot')}</Text>}
    </Stack>
  );
}

function Backspace({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('softphone');
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t('dial.backspace')} onClick={onClick}>
      <IconBackspace size={18} />
    </ActionIcon>
  );
}

function VoicemailButton({ isDisabled, onClick }: { readonly isDisabled: boolean; readonly onClick: () => void }) {
  const { t } = useTranslation('softphone');
  const fresh = usePhoneView().waiting?.fresh ?? 0;
  return (
    <Button
      size="xs"
      variant={fresh > 0 ? 'filled' : 'default'}
      leftSection={<IconRecordMail size={16} />}
      disabled={isDisabled}
      onClick={onClick}
    >
      {fresh > 0 ? t('dial.voicemailNew', { count: fresh }) : t('dial.voicemail')}
    </Button>
  );
}
