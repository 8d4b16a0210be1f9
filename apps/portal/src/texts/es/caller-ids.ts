import type { texts as english } from '../en/caller-ids.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Identificadores de llamada',
  one: 'Identificador de llamada',
  text: 'Números, además de los propios, que pueden mostrar las llamadas salientes. Extensiones y cuentas de fax eligen entre ellos.',
  new: 'Nuevo identificador',
  none: 'Aún no hay identificadores',
  noneText:
    'Los números propios siempre pueden mostrarse. Añada otro que sea suyo, como un móvil o un número de servicio.',
  phone: 'Número',
  phoneHelp: 'Con + y el país.',
  label: 'Etiqueta',
  tenant: 'Cliente',
  active: 'Activo',
  email: 'Correo',
  emailHelp: 'A quién preguntar por este número.',
  user: 'Pertenece a',
  userHelp: 'El usuario que puede cambiarlo.',
  userOfNewHelp: 'El usuario que puede cambiarlo. Vacío: usted.',
  what: 'El número',
  whatText: 'Solo números que le pertenezcan: los operadores lo comprueban.',
};
