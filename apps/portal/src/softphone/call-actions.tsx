import { ActionIcon, Button, Group } from '@mantine/core';
import {
  type Icon,
  IconArrowForwardUp,
  IconGridDots,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Call, isUp } from './call-state.ts';
import { usePhone } from './use-phone.ts';

interface Props {
  readonly call: Call;
  readonly opened: 'keypad' | 'transfer' | null;
  readonly toggle: (part: 'keypad' | 'transfer') => void;
}

/** The buttons of a call. */
export function CallActions(props: Props) {
  return props.call.phase.at === 'ringing' ? <RingingActions call={props.call} /> : <RunningActions {...props} />;
}

function RingingActions({ call: { id } }: Pick<Props, 'call'>) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  return (
    <Group grow>
      <Button
        color="teal.9"
        leftSection={<IconPhone size={18} />}
        aria-keyshortcuts="Alt+Shift+A"
        onClick={() => phone.do({ type: 'answer', id })}
      >
        {t('action.answer')}
      </Button>
      <Button
        color="red.9"
        leftSection={<IconPhoneOff size={18} />}
        aria-keyshortcuts="Alt+Shift+R"
        onClick={() => phone.do({ type: 'hang_up', id })}
      >
        {t('action.reject')}
      </Button>
    </Group>
  );
}

function RunningActions({ call, opened, toggle }: Props) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { id, phase, muted } = call;
  return (
    <Group gap="xs">
      {phase.at === 'held' && (
        <Action label={t('action.resume')} icon={IconPlayerPlay} onClick={() => phone.do({ type: 'resume', id })} />
      )}
      {phase.at === 'talking' && (
        <Action label={t('action.hold')} icon={IconPlayerPause} onClick={() => phone.do({ type: 'hold', id })} />
      )}
      {isUp(call) && (
        <Action
          label={muted ? t('action.unmute') : t('action.mute')}
          icon={muted ? IconMicrophoneOff : IconMicrophone}
          isOn={muted}
          onClick={() => phone.do({ type: 'mute', id, muted: !muted })}
        />
      )}
      {phase.at === 'talking' && (
        <Action
          label={t('action.keypad')}
          icon={IconGridDots}
          isExpanded={opened === 'keypad'}
          onClick={() => toggle('keypad')}
        />
      )}
      {(phase.at === 'talking' || phase.at === 'held') && (
        <Action
          label={t('action.transfer')}
          icon={IconArrowForwardUp}
          isExpanded={opened === 'transfer'}
          onClick={() => toggle('transfer')}
        />
      )}
      <ActionIcon
        color="red.9"
        size="lg"
        aria-label={t('action.hangUp')}
        title={t('action.hangUp')}
        aria-keyshortcuts="Alt+Shift+R"
        onClick={() => phone.do({ type: 'hang_up', id })}
      >
        <IconPhoneOff size={20} />
      </ActionIcon>
    </Group>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: Icon;
  readonly onClick: () => void;
  readonly isOn?: boolean;
  readonly isExpanded?: boolean;
}

function Action({ label, icon: Shown, onClick, isOn, isExpanded }: ActionProps) {
  return (
    <ActionIcon
      variant={isOn === true || isExpanded === true ? 'filled' : 'default'}
      size="lg"
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      <Shown size={20} />
    </ActionIcon>
  );
}
