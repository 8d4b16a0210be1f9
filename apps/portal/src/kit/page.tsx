import { Anchor, Box, Breadcrumbs, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from './links.tsx';

/** A page above this one. */
export interface Crumb {
  readonly title: string;
  readonly to: string;
}

interface PageProps {
  /** Undefined: it is still being read. */
  readonly title: string | undefined;
  readonly text?: string;
  readonly crumbs?: readonly Crumb[];
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Beside the title: a `StatusBadge`. */
  readonly badge?: ReactNode;
  readonly children: ReactNode;
}

/** The body of every page: where one is, what it is called, what can be done, and the content. */
export function Page({ title, text, crumbs = [], actions, badge, children }: PageProps) {
  return (
    <Stack gap="md">
      <Box>
        {crumbs.length > 0 && <Trail crumbs={crumbs} title={title} />}
        <Group justify="space-between" align="center">
          <Box flex="1 1 18rem" maw="100%">
            <Group gap="sm">
              <Title order={1} size="h2">
                {title ?? <Skeleton height={28} width={180} />}
              </Title>
              {badge}
            </Group>
            {text !== undefined && (
              <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Text>
            )}
          </Box>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
      </Box>
      {children}
    </Stack>
  );
}

function Trail({ crumbs, title }: { crumbs: readonly Crumb[]; title: string | undefined }) {
  const { t } = useTranslation('kit');
  return (
    <nav aria-label={t('page.trail')}>
      <Breadcrumbs mb={4} style={{ flexWrap: 'wrap' }}>
        {crumbs.map((crumb) => (
          <PageLink key={crumb.to} to={crumb.to} size="sm">
            {crumb.title}
          </PageLink>
        ))}
        <Anchor
          component="span"
          size="sm"
          c="dimmed"
          underline="never"
          aria-current="page"
          style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
        >
          {title}
        </Anchor>
      </Breadcrumbs>
    </nav>
  );
}
