import { ActionIcon, Burger, Group } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AlertSlot } from './alert-slot.tsx';
import { BrandMark } from './brand-mark.tsx';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { CommandPalette } from './palette/command-palette.tsx';
import { PhoneSlot } from './phone-slot.tsx';
import { TenantSwitch } from './tenant-switch.tsx';
import { UserMenu } from './user-menu.tsx';

interface Props {
  readonly narrowOpen: boolean;
  readonly toggleNarrow: () => void;
  readonly wideOpen: boolean;
  readonly toggleWide: () => void;
}

/** The bar above every page. */
export function Header({ narrowOpen, toggleNarrow, wideOpen, toggleWide }: Props) {
  const { t } = useTranslation('shell');
  const WideIcon = wideOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="xs">
      <Group wrap="nowrap" gap="xs" miw={0}>
        <Burger
          opened={narrowOpen}
          onClick={toggleNarrow}
          hiddenFrom="md"
          size="sm"
          aria-expanded={narrowOpen}
          aria-label={narrowOpen ? t('menu.close') : t('menu.open')}
        />
        <ActionIcon
          visibleFrom="md"
          variant="subtle"
          color="gray"
          size="lg"
          onClick={toggleWide}
          aria-expanded={wideOpen}
          aria-label={wideOpen ? t('menu.close') : t('menu.open')}
        >
          <WideIcon size={20} />
        </ActionIcon>
        <BrandMark />
      </Group>
      <Group wrap="nowrap" gap={4}>
        <TenantSwitch />
        <CommandPalette />
        <AlertSlot />
        <PhoneSlot />
        <LanguageSwitch />
        <ColourSchemeSwitch />
        <UserMenu />
      </Group>
    </Group>
  );
}
