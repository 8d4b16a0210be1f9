import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, NO_ANSWER } from '../../api/api-error.ts';
import type { FieldErrors } from './binding.ts';
import { FieldName } from './field-name.tsx';
import { focusField } from './focus-error.ts';

/** What was refused, above the form; its lines lead to the fields. */
export function ErrorSummary({ errors, failure }: { errors: FieldErrors; failure: ApiError | null }) {
  const { t } = useTranslation('kit');
  const lines = Object.entries(errors).flatMap(([path, message]) => (message === undefined ? [] : [{ path, message }]));
  if (failure === null && lines.length === 0) return null;
  const goTo = (event: MouseEvent, path: string) => {
    const form = event.currentTarget.closest('form');
    if (form) focusField(form, path);
  };
  return (
    <Alert
      color="red"
      role="alert"
      tabIndex={-1}
      data-error-summary
      icon={<IconAlertTriangle aria-hidden />}
      title={t('form.notSaved')}
    >
      {failure !== null && lines.length === 0 && (
        <Text size="sm">{failure.status === NO_ANSWER ? t('failed.noAnswer') : failure.message}</Text>
      )}
      {lines.length > 0 && (
        <List size="sm" mt={4}>
          {lines.map(({ path, message }) => (
            <List.Item key={path}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                c="inherit"
                underline="always"
                onClick={(event) => goTo(event, path)}
              >
                <FieldName path={path} />
              </Anchor>
              : {message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
