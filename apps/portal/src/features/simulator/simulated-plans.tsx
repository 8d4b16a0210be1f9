import { Alert, Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { readable } from './readable.ts';
import { useSimulatorWords } from './use-simulator-words.ts';

export type Simulated = AnswerOf<'/api/calls/simulate', 'post'>;
type Plan = Simulated['plans'][number];

/** Where the call would go, plan by plan: which rules decide, and what is then done. */
export function SimulatedPlans({ plans, cut }: Simulated) {
  const { t } = useTranslation('simulator');
  return (
    <Stack component="ol" p={0} m={0} aria-label={t('route')} style={{ listStyle: 'none' }}>
      {plans.map((plan) => (
        <li key={plan.number}>
          <PlanCard plan={plan} />
        </li>
      ))}
      {cut && (
        <li>
          <Alert color="yellow">{t('cut')}</Alert>
        </li>
      )}
    </Stack>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const { t } = useTranslation('simulator');
  const { because, dialled, destination, handled_by, decisions, direction } = plan;
  const words = useSimulatorWords();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('dials', { number: plan.number, dialled: destination || dialled })}
          </Title>
          <Group gap="xs">
            <Badge variant="default" tt="none">
              {t(direction)}
            </Badge>
            <StatusBadge tone={isEnd(plan) ? 'bad' : 'good'}>
              {t('decidedBy', {
                who: words.decider(handled_by.kind),
                id: handled_by.kind === 'feature' ? handled_by.id : '',
              })}
            </StatusBadge>
          </Group>
        </Group>
        {because !== null && (
          <Text size="sm" c="dimmed">
            {t('because', { plan: because.plan, when: words.moments(because.when) })}
          </Text>
        )}
        <div>
          <Title order={3} size="h6">
            {t('rules')}
          </Title>
          <List type="ordered" mt={4}>
            {decisions.map((decision, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences never move and may be the same
              <List.Item key={index} fw={index === decisions.length - 1 ? 650 : 400}>
                {words.rule(plan.rules[index], decision)}
              </List.Item>
            ))}
          </List>
        </div>
        <div>
          <Title order={3} size="h6">
            {t('steps')}
          </Title>
          <List mt={4}>
            {plan.steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps never move and may be the same
              <List.Item key={index}>
                {words.step(step.step)}
                {step.destination !== null && ` → ${step.destination}`}
                {step.cause !== null && `: ${readable(step.cause)}`}
              </List.Item>
            ))}
          </List>
        </div>
      </Stack>
    </Paper>
  );
}

/** Whether nothing but the end comes of it. */
function isEnd({ steps }: Plan): boolean {
  return steps.every(({ step }) => step === 'hangup' || step === 'say');
}
