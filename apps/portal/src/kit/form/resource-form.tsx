import { Button, Group, Paper, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from './error-summary.tsx';
import { focusFirstError } from './focus-error.ts';
import { LeaveGuard } from './leave-guard.tsx';
import type { ResourceFormState } from './use-resource-form.ts';

interface ResourceFormProps<Values extends object> {
  readonly form: ResourceFormState<Values>;
  /** What the form is of, for screen readers. */
  readonly label: string;
  readonly onCancel: () => void;
  /** Default: "Save". */
  readonly saveLabel?: string;
  /** Beside the buttons, at the left. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A form with its buttons, the summary of what was refused, and a question before typed things are lost. */
export function ResourceForm<Values extends object>(props: ResourceFormProps<Values>) {
  const { form, label, onCancel, saveLabel, extra, children } = props;
  const { t } = useTranslation('common');
  const element = useRef<HTMLFormElement>(null);
  const { errors, failure } = form;
  const seen = useRef({ errors, failure });
  useEffect(() => {
    const before = seen.current;
    seen.current = { errors, failure };
    // Correcting a field takes its error away: that must not take the focus from whoever types.
    const isNew =
      (failure !== null && failure !== before.failure) ||
      Object.keys(errors).some((path) => before.errors[path] === undefined);
    if (element.current && isNew) focusFirstError(element.current);
  }, [errors, failure]);
  return (
    <form
      ref={element}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!form.saving) void form.submit();
      }}
    >
      <LeaveGuard wouldLose={form.wouldLose} />
      <Stack gap="lg">
        <ErrorSummary errors={errors} failure={failure} />
        {children}
        <Paper pos="sticky" bottom={0} py="sm" style={{ zIndex: 5 }}>
          <Group justify="flex-end">
            {extra}
            <Button variant="default" onClick={onCancel} ml="auto">
              {t('cancel')}
            </Button>
            <Button type="submit" loading={form.saving}>
              {saveLabel ?? t('save')}
            </Button>
          </Group>
        </Paper>
      </Stack>
    </form>
  );
}
