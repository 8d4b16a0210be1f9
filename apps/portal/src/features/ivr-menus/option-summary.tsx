import {
  type Icon,
  IconAddressBook,
  IconArrowBackUp,
  IconArrowBarToUp,
  IconCode,
  IconDoorExit,
  IconMicrophone2,
  IconPhoneOff,
  IconPhoneX,
  IconPlayerPlay,
  IconSitemap,
  IconTag,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DestinationNode, DestinationText } from '../call-diagram/destination-name.tsx';
import { NodeText } from '../call-diagram/node-text.tsx';
import { TargetName } from '../call-diagram/target-name.tsx';
import type { MenuOption } from './menu-values.ts';
import { type Action, actionOf, canonicalOption } from './option-action.ts';

const ICONS: Readonly<Record<Action, Icon>> = {
  transfer: IconCode,
  menu: IconSitemap,
  'menu-back': IconArrowBackUp,
  'menu-top': IconArrowBarToUp,
  playback: IconPlayerPlay,
  check_voicemail: IconMicrophone2,
  directory: IconAddressBook,
  hangup: IconPhoneOff,
  'menu-exit': IconDoorExit,
  set: IconTag,
  respond: IconPhoneX,
};

/** What an option does, in a node of the diagram. */
export function OptionNode({ option }: { option: MenuOption }) {
  const { t } = useTranslation('ivrMenus');
  const { ivr_menu_option_param: param, ivr_menu_option_description: note } = canonicalOption(option);
  const action = actionOf(option);
  if (action === 'transfer') return <DestinationNode destination={param} nothing={t('notChosen')} />;
  const text = note ?? '';
  return (
    <NodeText icon={ICONS[action]} kind={t(`actions.${action}.name`)}>
      <ParamText action={action} param={param ?? ''} otherwise={text === '' ? t(`actions.${action}.short`) : text} />
    </NodeText>
  );
}

/** What an option does, as a line of text. */
export function OptionText({ option }: { option: MenuOption }) {
  const { t } = useTranslation('ivrMenus');
  const { ivr_menu_option_param: param } = canonicalOption(option);
  const action = actionOf(option);
  if (action === 'transfer') return <DestinationText destination={param} nothing={t('notChosen')} />;
  return (
    <>
      {t(`actions.${action}.name`)} <ParamText action={action} param={param ?? ''} otherwise="" />
    </>
  );
}

function ParamText({ action, param, otherwise }: { action: Action; param: string; otherwise: string }) {
  const { t } = useTranslation('ivrMenus');
  if (param === '') return action === 'menu' ? t('notChosen') : otherwise;
  return action === 'menu' ? <TargetName kind="ivr_menu" target={param} /> : param;
}
