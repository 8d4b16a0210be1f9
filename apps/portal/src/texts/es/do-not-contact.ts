import type { texts as english } from '../en/do-not-contact.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'No contactar',
  text: 'A estos números y direcciones no se envía nada: ni fax, ni mensaje, ni correo, ni llamada de campaña.',
  add: 'Añadir',
  new: 'No contactar',
  none: 'La lista está vacía',
  importText: 'Importe un archivo con las columnas first_name, last_name, phone.',
  noneText: 'Aquí está quien no desea saber de usted. Añada uno o importe un archivo con nombre, apellidos y teléfono.',
  notFound: 'Esta entrada no existe',
  phone: 'Teléfono',
  email: 'Correo',
  person: 'Nombre',
  firstName: 'Nombre',
  lastName: 'Apellidos',
  address: 'Dirección',
  custom: 'Campo {{number}}',
  why: 'Motivo',
  whom: 'A quién',
  whomText: 'Un número, una dirección o ambos.',
  removed: 'Se les podrá contactar de nuevo.',
};
