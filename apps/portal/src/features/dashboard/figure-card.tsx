import { Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageLink } from '../../kit/links.tsx';

interface FigureCardProps {
  readonly title: string;
  readonly icon: ReactNode;
  /** Undefined: not known yet. */
  readonly figure: string | number | undefined;
  readonly to: string;
  readonly search?: Readonly<Record<string, string | number>>;
}

/** A number and what it is of; leads to the page that shows more. */
export function FigureCard({ title, icon, figure, to, search }: FigureCardProps) {
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={0}>
          <PageLink to={to} {...(search ? { search } : {})} size="sm">
            {title}
          </PageLink>
          <Text size="xl" fw={700}>
            {figure ?? '…'}
          </Text>
        </Stack>
        {icon}
      </Group>
    </Paper>
  );
}
