import { Paper, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { DESTINATION_KINDS } from '../../kit/destination/destination-kind.ts';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import { TargetPicker } from '../../kit/pickers/target-picker.tsx';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import type { MenuOption } from './menu-values.ts';
import { ACTIONS, type Action, actionOf } from './option-action.ts';

/** The fields of one option. */
export function OptionFields({ of }: { of: Binding<MenuOption> }) {
  const { t } = useTranslation('ivrMenus');
  const action = actionOf(of.value);
  const actionPlace = {
    ...at(of, 'ivr_menu_option_action'),
    value: action,
    // What one action takes means nothing to another.
    set: (next: Action) => of.set({ ...of.value, ivr_menu_option_action: next, ivr_menu_option_param: '' }),
  };
  return (
    <Paper
      withBorder
      p="sm"
      role="group"
      aria-label={t('optionOf', { digits: of.value.ivr_menu_option_digits })}
      data-field={of.path}
    >
      <Stack gap="sm">
        <TextField
          of={at(of, 'ivr_menu_option_digits')}
          label={t('digits')}
          help={t('digitsHelp')}
          required
          maxLength={128}
        />
        <SelectField
          of={actionPlace}
          label={t('action')}
          help={t(`actions.${action}.help`)}
          choices={ACTIONS.map((value) => ({ value, label: t(`actions.${value}.name`) }))}
        />
        <ParamField of={of} action={action} />
        <TextField of={at(of, 'ivr_menu_option_description')} label={t('description')} maxLength={255} />
        <SwitchField
          of={seenAs(
            at(of, 'ivr_menu_option_enabled'),
            (enabled) => enabled !== false,
            (enabled: boolean) => enabled,
          )}
          label={t('optionEnabled')}
        />
      </Stack>
    </Paper>
  );
}

function ParamField({ of, action }: { of: Binding<MenuOption>; action: Action }) {
  const { t } = useTranslation('ivrMenus');
  const place = at(of, 'ivr_menu_option_param');
  switch (action) {
    case 'transfer':
      return (
        <DestinationField
          of={place}
          label={t('leadsTo')}
          kinds={DESTINATION_KINDS}
          nothingLabel={t('notChosen')}
          required
        />
      );
    case 'menu':
      return <TargetPicker kind="ivr_menu" of={place} label={t('actions.menu.param')} required />;
    case 'playback':
      return <SoundField of={place} label={t('actions.playback.param')} defaultLabel={t('notChosen')} />;
    case 'check_voicemail':
      return (
        <TargetPicker
          kind="voicemail"
          of={place}
          label={t('actions.check_voicemail.param')}
          help={t('actions.check_voicemail.paramHelp')}
        />
      );
    case 'set':
      return <TextField of={place} label={t('actions.set.param')} placeholder="caller_id_name=VIP" required />;
    case 'respond':
      return <TextField of={place} label={t('actions.respond.param')} placeholder="486" required />;
    default:
      return null;
  }
}
