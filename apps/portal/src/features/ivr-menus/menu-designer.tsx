import { Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { elementAt } from '../../kit/form/binding.ts';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { MenuDiagram } from './menu-diagram.tsx';
import { EXIT_ID, ownIndex } from './menu-tree.ts';
import type { MenuValues } from './menu-values.ts';
import { OptionFields } from './option-fields.tsx';
import { OptionList } from './option-list.tsx';

interface MenuDesignerProps {
  readonly form: ResourceFormState<MenuValues>;
  readonly uuid: string | null;
}

/** The options of a menu: as a diagram, as a list beside it, and the fields of the one that is chosen. */
export function MenuDesigner({ form, uuid }: MenuDesignerProps) {
  const { t } = useTranslation('ivrMenus');
  const [selected, setSelected] = useState<string | null>(null);
  useEffect(() => {
    const wrong = firstWrong(form.errors);
    if (wrong !== null) setSelected(wrong);
  }, [form.errors]);
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h5">
        {t('sections.options')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('sections.optionsText')}
      </Text>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <MenuDiagram form={form} uuid={uuid} selected={selected} onSelect={setSelected} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <OptionList of={form.at('options')} selected={selected} onSelect={setSelected} />
            <Chosen form={form} selected={selected} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Paper>
  );
}

function Chosen({ form, selected }: { form: ResourceFormState<MenuValues>; selected: string | null }) {
  const { t } = useTranslation('ivrMenus');
  const index = ownIndex(selected) ?? -1;
  const option = form.values.options[index];
  if (option !== undefined) {
    return <OptionFields key={index} of={elementAt(form.at('options'), index, option)} />;
  }
  if (selected === EXIT_ID) {
    return (
      <Paper withBorder p="sm">
        <DestinationField
          of={form.at('ivr_menu_exit_data')}
          label={t('exit')}
          help={t('exitHelp')}
          nothingLabel={t('endCall')}
        />
      </Paper>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {t('chooseOne')}
    </Text>
  );
}

/** The node whose fields hold the first thing that was refused. */
function firstWrong(errors: ResourceFormState<MenuValues>['errors']): string | null {
  for (const path of Object.keys(errors)) {
    const index = /^options\.(\d+)(?:\.|$)/.exec(path)?.[1];
    if (index !== undefined) return `option:${index}`;
    if (path === 'ivr_menu_exit_data') return EXIT_ID;
  }
  return null;
}
