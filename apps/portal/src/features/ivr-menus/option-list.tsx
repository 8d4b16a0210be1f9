import { ActionIcon, Button, Group, Input, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Binding, errorOf } from '../../kit/form/binding.ts';
import { isErrorOf } from '../../kit/form/field-errors.ts';
import { moveElement } from '../../kit/form/move-element.ts';
import { EXIT_ID } from './menu-tree.ts';
import { type MenuOption, newOption } from './menu-values.ts';
import { OptionText } from './option-summary.tsx';

const MOST = 50;

interface OptionListProps {
  readonly of: Binding<MenuOption[]>;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** The options as a table: the diagram for keyboards and screen readers, and where options come and go. */
export function OptionList({ of, selected, onSelect }: OptionListProps) {
  const { t } = useTranslation(['ivrMenus', 'kit']);
  const error = errorOf(of);
  const add = () => {
    of.set([...of.value, newOption(of.value)]);
    onSelect(`option:${of.value.length}`);
  };
  return (
    <div data-field={of.path}>
      <Table aria-label={t('options')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('digits')}</Table.Th>
            <Table.Th>{t('leadsTo')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('kit:list.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.value.map((option, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is what an option is known by
            <OptionRow key={index} of={of} option={option} index={index} selected={selected} onSelect={onSelect} />
          ))}
          <Table.Tr {...(selected === EXIT_ID ? { bg: 'var(--mantine-primary-color-light)' } : {})}>
            <Table.Td>–</Table.Td>
            <Table.Td colSpan={2}>
              <UnstyledButton onClick={() => onSelect(EXIT_ID)} aria-pressed={selected === EXIT_ID} w="100%" mih={28}>
                <Text size="sm">{t('exit')}</Text>
              </UnstyledButton>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {error !== undefined && <Input.Error>{error}</Input.Error>}
      <Button
        mt="xs"
        size="xs"
        variant="light"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={of.value.length >= MOST}
        onClick={add}
      >
        {t('addOption')}
      </Button>
    </div>
  );
}

interface OptionRowProps extends OptionListProps {
  readonly option: MenuOption;
  readonly index: number;
}

function OptionRow({ of, option, index, selected, onSelect }: OptionRowProps) {
  const { t } = useTranslation(['ivrMenus', 'kit']);
  const id = `option:${index}`;
  const name = t('optionOf', { digits: option.ivr_menu_option_digits });
  const isWrong = Object.keys(of.errors).some((path) => isErrorOf(path, [`${of.path}.${index}`]));
  const move = (to: number) => {
    of.set(moveElement(of.value, index, to));
    onSelect(`option:${to}`);
  };
  return (
    <Table.Tr {...(selected === id ? { bg: 'var(--mantine-primary-color-light)' } : {})}>
      <Table.Td>
        <Text
          fw={600}
          ff="monospace"
          size="sm"
          {...(option.ivr_menu_option_enabled === false ? { td: 'line-through' } : {})}
        >
          {option.ivr_menu_option_digits}
        </Text>
      </Table.Td>
      <Table.Td>
        <UnstyledButton onClick={() => onSelect(id)} aria-pressed={selected === id} w="100%" mih={28}>
          <VisuallyHidden>{name}: </VisuallyHidden>
          <Text size="sm" component="span">
            <OptionText option={option} />
          </Text>
          {isWrong && <IconAlertTriangle size={16} aria-label={t('wrong')} />}
        </UnstyledButton>
      </Table.Td>
      <Table.Td>
        <Group gap={0} wrap="nowrap" justify="flex-end">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('kit:rows.up', { name })}
            disabled={index === 0}
            onClick={() => move(index - 1)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('kit:rows.down', { name })}
            disabled={index === of.value.length - 1}
            onClick={() => move(index + 1)}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('kit:rows.remove', { name })}
            onClick={() => {
              of.set(of.value.filter((_, other) => other !== index));
              onSelect(null);
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
