import { Group, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/links.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { type FirstRunOf, isFirstRunOver, rememberFirstRunOver } from './first-run-memory.ts';
import { type FirstStep, firstSteps, type StepName } from './first-steps.ts';
import { useExisting } from './use-existing.ts';

const PAGES: Readonly<Record<StepName, string>> = {
  tenant: '/tenants/new',
  extension: '/extensions/new',
  phone: '/extensions',
  call: '/live-calls',
};

/** From an empty system to the first call; gone once there was one. */
export function FirstRunGuide() {
  const { kind, tenant } = useMe();
  const chosen = useChosenTenant();
  const of = kind === 'provider' ? (chosen ?? 'platform') : tenant.id;
  return isFirstRunOver(of) ? null : <Guide key={of} of={of} />;
}

function Guide({ of }: { of: FirstRunOf }) {
  const { t } = useTranslation('dashboard');
  const { edition } = useMe();
  const makesTenants = of === 'platform' && edition === 'enterprise';
  const steps = firstSteps(useExisting(makesTenants), makesTenants);
  const over = steps?.every(({ done }) => done) === true;
  useEffect(() => {
    if (over) rememberFirstRunOver(of);
  }, [over, of]);
  if (steps === null || over) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('guide.title')}>
      <Title order={2} size="h4">
        {t('guide.title')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('guide.text', { done: steps.filter(({ done }) => done).length, count: steps.length })}
      </Text>
      <List listStyleType="none" spacing="md">
        {steps.map((step) => (
          <List.Item key={step.name} icon={<StepMark {...step} />}>
            <Group justify="space-between">
              <Stack gap={0}>
                <Text fw={step.next ? 650 : 400}>
                  {t(`guide.${step.name}.title`)}
                  {step.done && ` – ${t('guide.done')}`}
                </Text>
                {!step.done && (
                  <Text size="sm" c="dimmed">
                    {t(`guide.${step.name}.text`)}
                  </Text>
                )}
              </Stack>
              {step.next && <ButtonLink to={PAGES[step.name]}>{t(`guide.${step.name}.action`)}</ButtonLink>}
            </Group>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

function StepMark({ done, next }: FirstStep) {
  return (
    <ThemeIcon radius="xl" size={28} color={done ? 'teal' : 'gray'} variant={next ? 'filled' : 'light'} aria-hidden>
      {done ? <IconCheck size={18} /> : next ? <IconPlayerPlay size={16} /> : <IconCircleDashed size={18} />}
    </ThemeIcon>
  );
}
