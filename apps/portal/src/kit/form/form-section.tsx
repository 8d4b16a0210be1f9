import { Grid, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface FormSectionProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** Fields that belong together: what they are about at the left, the fields at the right. */
export function FormSection({ title, text, children }: FormSectionProps) {
  return (
    <Paper withBorder p="lg">
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {text !== undefined && (
            <Text size="sm" c="dimmed" mt={4}>
              {text}
            </Text>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">{children}</Stack>
        </Grid.Col>
      </Grid>
    </Paper>
  );
}
