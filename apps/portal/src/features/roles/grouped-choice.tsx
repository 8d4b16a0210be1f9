import { Badge, Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChoiceGroup, groupsMatching, withAll } from './choice-groups.ts';

interface GroupedChoiceProps {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly value: ReadonlySet<string>;
  readonly onChange: (value: ReadonlySet<string>) => void;
  /** What is held by something else already: ticked, not to be taken away here. */
  readonly held?: (value: string) => boolean;
  readonly heldLabel?: string;
  readonly disabled?: boolean;
}

/** Many things to choose from, in groups, found by typing. */
export function GroupedChoice(props: GroupedChoiceProps) {
  const { t } = useTranslation('roles');
  const { label, groups, value } = props;
  const [words, setWords] = useState('');
  const shown = groupsMatching(groups, words);
  return (
    <Stack gap="md" role="group" aria-label={label}>
      <Group justify="space-between">
        <TextInput
          type="search"
          aria-label={t('choice.search')}
          placeholder={t('choice.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', xs: 260 }}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('choice.chosen', { count: value.size })}
        </Text>
      </Group>
      {shown.length === 0 && <Text c="dimmed">{t('choice.nothing')}</Text>}
      {shown.map((group) => (
        <ChoicesOfGroup key={group.key} {...props} group={group} />
      ))}
    </Stack>
  );
}

function ChoicesOfGroup({ group, ...props }: GroupedChoiceProps & { readonly group: ChoiceGroup }) {
  const { t } = useTranslation('roles');
  const { value, onChange, held = () => false, heldLabel, disabled = false } = props;
  const free = group.choices.map((choice) => choice.value).filter((one) => !held(one));
  const all = free.length > 0 && free.every((one) => value.has(one));
  const toggle = (one: string, on: boolean) => onChange(withAll(value, [one], on));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h6">
          {group.title}
        </Title>
        {!disabled && free.length > 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t(all ? 'choice.noneOf' : 'choice.allOf', { group: group.title })}
            onClick={() => onChange(withAll(value, free, !all))}
          >
            {t(all ? 'choice.none' : 'choice.all')}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
        {group.choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={
              <Group gap={6}>
                {choice.label}
                {held(choice.value) && heldLabel !== undefined && (
                  <Badge size="xs" variant="light" tt="none">
                    {heldLabel}
                  </Badge>
                )}
              </Group>
            }
            {...(choice.help === undefined ? {} : { description: choice.help })}
            checked={value.has(choice.value) || held(choice.value)}
            disabled={disabled || held(choice.value)}
            onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
          />
        ))}
      </SimpleGrid>
    </Paper>
  );
}
