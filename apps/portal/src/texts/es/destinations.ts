import type { texts as english } from '../en/destinations.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Destinos',
  one: 'Destino',
  text: 'Cómo se llaman los prefijos de marcación. Rutas y tarifas los nombran; el que falta se crea con ellas.',
  new: 'Nuevo destino',
  none: 'Aún no hay destinos',
  noneText: 'Dé nombre a los prefijos de rutas y tarifas, como 44 para el Reino Unido.',
  prefix: 'Prefijo',
  prefixHelp: 'País y zona sin +, como 44 o 1212. * vale para todo.',
  everything: 'Todo',
  name: 'Nombre',
  nameHelp: 'Como el país o la red.',
  what: 'Qué números',
  whatText: 'Según cómo empiezan.',
  more: 'Dónde y quién',
  moreText: 'Para sus propios datos; ninguna llamada depende de ello.',
  country: 'País',
  carrierType: 'Clase de red',
  carrierTypes: { none: 'No se sabe', '1': 'Fija', '2': 'Móvil', '3': 'Correo electrónico' },
  ocn: 'Número de empresa operadora',
  ocnHelp: 'De los operadores de Estados Unidos.',
  carrier: 'Número de operador',
  carrierHelp: 'Según numere sus operadores en otro lugar.',
};
