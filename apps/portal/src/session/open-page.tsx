import { Box, Center, Container, Group, Image, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ColourSchemeSwitch } from '../shell/colour-scheme-switch.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { OUR_MARK } from '../shell/our-mark.ts';
import { SafeHtml } from '../shell/safe-html.tsx';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import classes from './open-page.module.css';
import { useBranding } from './use-branding.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of pages for which nobody is logged in, in the look of the host. */
export function OpenPage({ title, children }: Props) {
  const brand = useBranding();
  useDocumentTitle(title, brand.title);
  return (
    <Box
      className={classes['page'] ?? ''}
      {...(brand.backgroundUrl !== undefined && { bgimg: `url(${JSON.stringify(brand.backgroundUrl)})` })}
    >
      <Group component="header" justify="flex-end" p="sm" gap="xs">
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </Group>
      <Center component="main" px="md" className={classes['main'] ?? ''}>
        <Container size={440} w="100%" p={0}>
          <Paper withBorder shadow="md" p={{ base: 'lg', xs: 'xl' }} radius="lg">
            <Stack gap="lg">
              <Stack gap={4} align="center">
                {brand.logoUrl !== undefined && <Image src={brand.logoUrl} alt="" mah={60} w="auto" maw="100%" />}
                {brand.isOurs && <Image src={OUR_MARK} alt="" w={44} h={44} mb="xs" />}
                <Text fw={700} size="lg">
                  {brand.title}
                </Text>
                {brand.subtitle !== undefined && <Text c="dimmed">{brand.subtitle}</Text>}
              </Stack>
              <Title order={1} size="h3" ta="center">
                {title}
              </Title>
              {children}
            </Stack>
          </Paper>
          <Box component="footer" mt="md" ta="center" fz="sm">
            {brand.footer !== undefined && <SafeHtml html={brand.footer} />}
          </Box>
        </Container>
      </Center>
    </Box>
  );
}
