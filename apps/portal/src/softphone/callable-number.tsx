import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { useMe } from '../session/use-me.ts';
import { callNumber } from './call-number.ts';
import { dialString } from './dial-string.ts';

interface Props {
  /** What is dialled; what is no number is shown as plain text. */
  readonly number: string | null | undefined;
  /** What is shown instead of the number. */
  readonly label?: string;
}

/** A number that is called when it is clicked. Plain text for whoever has no extension to call from. */
export function CallableNumber({ number, label }: Props) {
  const me = useMe();
  const text = label ?? number ?? '';
  const dialled = number == null ? null : dialString(number);
  if (dialled === null || me.extension === undefined || me.impersonated || dialled === me.extension.number) {
    return (
      <Text span inherit>
        {text}
      </Text>
    );
  }
  return <Callable number={dialled} text={text} own={me.extension.number} />;
}

interface CallableProps {
  readonly number: string;
  readonly text: string;
  readonly own: string;
}

function Callable({ number, text, own }: CallableProps) {
  const { t } = useTranslation('softphone', { useSuspense: false });
  const [isCalling, setCalling] = useState(false);
  const call = async () => {
    setCalling(true);
    try {
      const by = await callNumber(number, own);
      if (by === 'other_phones') notifications.show({ message: t('callable.rings', { extension: own, number }) });
    } catch (error) {
      notifications.show({ color: 'red', title: t('callable.failed', { number }), message: toApiError(error).message });
    } finally {
      setCalling(false);
    }
  };
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      disabled={isCalling}
      title={t('callable.call', { number })}
      aria-label={t('callable.call', { number: text })}
      onClick={(event) => {
        // In a row that opens when it is clicked the number is called, and nothing else.
        event.stopPropagation();
        void call();
      }}
    >
      {text}
    </Anchor>
  );
}
