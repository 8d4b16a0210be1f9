import { useTranslation } from 'react-i18next';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { GroupedChoice } from './grouped-choice.tsx';
import { isCovered } from './permission-groups.ts';
import { usePermissions } from './use-permissions.ts';

/** What the form of a role edits. */
export interface RoleValues {
  name: string;
  description: string | null;
  /** By name. */
  permissions: string[];
}

interface RoleFormProps {
  readonly form: ResourceFormState<RoleValues>;
  readonly label: string;
  readonly onCancel: () => void;
  /** Its name stays; a role that is always there. */
  readonly fixedName?: boolean;
}

/** The form of a role, new or old. */
export function RoleForm({ form, label, onCancel, fixedName = false }: RoleFormProps) {
  const { t } = useTranslation('roles');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('name')} label={t('name')} required disabled={fixedName} maxLength={64} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.permissions')} text={t('sections.permissionsText')}>
        <PermissionChoice
          value={form.values.permissions}
          onChange={(permissions) => form.at('permissions').set(permissions)}
        />
      </FormSection>
    </ResourceForm>
  );
}

interface PermissionChoiceProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly disabled?: boolean;
}

/** The permissions of the catalogue to choose from. */
export function PermissionChoice({ value, onChange, disabled = false }: PermissionChoiceProps) {
  const { t } = useTranslation('roles');
  const { groups, error, isPending, retry } = usePermissions();
  if (error !== null) return <LoadFailed error={error} retry={retry} />;
  if (isPending) return <ListSkeleton />;
  return (
    <GroupedChoice
      label={t('permissions')}
      groups={groups}
      value={new Set(value)}
      onChange={(next) => onChange([...next])}
      held={(name) => isCovered(name, value)}
      heldLabel={t('covered')}
      disabled={disabled}
    />
  );
}
