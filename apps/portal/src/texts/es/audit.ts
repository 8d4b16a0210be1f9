import type { texts as english } from '../en/audit.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Registro de auditoría',
  text: 'Cada cambio: quién, desde dónde y qué había antes. Los secretos están ocultos.',
  at: 'Cuándo',
  who: 'Quién',
  nobody: 'Nadie identificado',
  impersonated: 'suplantado',
  impersonatedBy: 'el usuario {{id}} actuó en su lugar',
  byKey: 'clave de API',
  withKey: 'clave de API {{id}}',
  action: 'Qué',
  resource: 'Tipo',
  from: 'Desde',
  request: 'Petición',
  field: 'Campo',
  before: 'Antes',
  after: 'Después',
  changes: 'Qué es distinto',
  same: 'Nada del objeto mismo es distinto.',
  detail: 'Entrada {{number}}',
  none: 'No hay entradas',
  noneText: 'Los cambios aparecen aquí a medida que se hacen.',
};
