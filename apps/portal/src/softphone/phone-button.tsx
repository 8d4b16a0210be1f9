import { ActionIcon, Indicator } from '@mantine/core';
import { IconPhone, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver } from './call-state.ts';
import { PANEL_ID } from './panel-id.ts';
import { usePhoneView } from './use-phone.ts';

interface Props {
  readonly ref: Ref<HTMLButtonElement>;
  readonly isOpen: boolean;
  readonly onClick: () => void;
}

/** The phone in the header: its state, and the lamp of the mailbox. */
export function PhoneButton({ ref, isOpen, onClick }: Props) {
  const { t } = useTranslation('softphone');
  const { line, calls, waiting } = usePhoneView();
  const inCall = calls.some((call) => !isOver(call));
  const fresh = waiting?.fresh ?? 0;
  const told = [
    t(`line.${line.at}`),
    ...(inCall ? [t('button.inCall')] : []),
    ...(fresh > 0 ? [t('button.messages', { count: fresh })] : []),
  ].join(', ');
  const label = isOpen ? t('button.close', { state: told }) : t('button.open', { state: told });
  const Shown = inCall ? IconPhoneCall : line.at === 'registered' ? IconPhone : IconPhoneOff;
  return (
    <Indicator disabled={fresh === 0} color="red.9" label={fresh} size={16} offset={6}>
      <ActionIcon
        ref={ref}
        variant={inCall ? 'filled' : 'subtle'}
        color={inCall ? 'teal.9' : 'gray'}
        size="lg"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? PANEL_ID : undefined}
        onClick={onClick}
      >
        <Shown size={20} />
      </ActionIcon>
    </Indicator>
  );
}
