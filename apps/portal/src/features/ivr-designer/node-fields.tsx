import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import type { FieldBinding } from '../../kit/form/binding.ts';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import { useLanguages } from '../ivr-menus/use-languages.ts';
import { fieldsThatCount, fieldText, withField } from './node-data.ts';
import { type NodeField, type NodeType, nodeKind } from './node-kinds.ts';
import { NodeLinks } from './node-links.tsx';
import { RowPicker } from './row-picker.tsx';
import type { FlowNode } from './scheme.ts';

interface NodeFieldsProps {
  readonly nodes: readonly FlowNode[];
  readonly node: FlowNode;
  /** What the server said of it. */
  readonly fault: string | undefined;
  readonly setData: (data: FlowNode['data']) => void;
  readonly setLink: (result: string, to: string | null) => void;
}

/** What a node takes, and where its results lead. */
export function NodeFields({ nodes, node, fault, setData, setLink }: NodeFieldsProps) {
  const { t } = useTranslation('ivrDesigner');
  const type = nodeKind(node.type)?.type;
  const name = type === undefined ? node.type : t(`types.${type}.name`);
  const title = t('stepOf', { number: node.index, name });
  return (
    <Paper withBorder p="sm" role="group" aria-label={title}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h6">
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {type === undefined ? t('unknownType') : t(`types.${type}.help`)}
          </Text>
        </div>
        {fault !== undefined && (
          <Text size="sm" c="red" role="alert">
            {fault}
          </Text>
        )}
        {type !== undefined &&
          fieldsThatCount(node).map((field) => (
            <DataField
              key={field.names[0]}
              type={type}
              field={field}
              value={fieldText(node.data, field)}
              set={(value) => setData(withField(node.data, field, value))}
            />
          ))}
        <NodeLinks nodes={nodes} node={node} setLink={setLink} />
      </Stack>
    </Paper>
  );
}

interface DataFieldProps {
  readonly type: NodeType;
  readonly field: NodeField;
  readonly value: string;
  readonly set: (value: string | number | null) => void;
}

function DataField({ type, field, value, set }: DataFieldProps) {
  const { t } = useTranslation('ivrDesigner');
  const languages = useLanguages();
  const { names, kind, required = false, usual, most } = field;
  const [name] = names;
  const of: FieldBinding<string, string> = { path: `ivr_scheme.${name}`, value, set, errors: {} };
  const isNote = name === 'text' && type === 'log';
  const label = isNote ? t('fields.note') : t(`fields.${kind === 'recording' ? 'recording_id' : name}`);
  const common = { of, label, required };
  switch (kind) {
    case 'recording':
    case 'document':
    case 'text':
    case 'template':
      return <RowPicker kind={kind} {...common} />;
    case 'extension':
      return <ExtensionPicker {...common} help={t('extensionHelp')} />;
    case 'phone':
      return <PhoneField {...common} />;
    case 'lines':
      return <TextAreaField {...common} rows={3} />;
    case 'line':
      return <TextField {...common} maxLength={255} {...(name === 'variable' ? { help: t('variableHelp') } : {})} />;
    case 'moment':
      return <TextField {...common} help={t('momentHelp')} placeholder="2026-03-02T09:30" />;
    case 'language':
      return (
        <SelectField
          of={{ ...of, set: (language: string) => set(language) }}
          label={label}
          choices={[{ value: '', label: t('usualLanguage') }, ...languages]}
        />
      );
    case 'seconds':
    case 'count':
      return (
        <OptionalNumberField
          of={{ ...of, value: value === '' ? null : Number(value), set }}
          label={label}
          min={kind === 'count' ? 1 : 0}
          {...(most === undefined ? {} : { max: most })}
          {...(kind === 'seconds' ? { unit: 's' } : {})}
          {...(usual === undefined ? {} : { placeholder: String(usual) })}
        />
      );
  }
}
