import type { texts as english } from '../en/usage.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Consumo',
  text: 'Lo que los clientes usaron y pagaron en un mes, primero quienes más pagaron. Elija un cliente arriba para ver sus detalles.',
  ownText: 'Lo usado de lo incluido y lo que costó el resto. Los meses empiezan el día 1 a las 00:00 UTC.',
  month: 'Mes',
  tenant: 'Cliente',
  findTenant: 'Buscar un cliente',
  noTenant: 'No existe tal cliente',
  voice: 'Minutos de llamadas',
  fax: 'Páginas de fax',
  sms: 'Mensajes',
  conference: 'Minutos de conferencias',
  total: 'Cobrado',
  credit: 'Saldo actual',
  of: '{{used}} de {{limit}}',
  usedOf: '{{used}} de {{limit}} incluidos',
  usedUnlimited: '{{used}}, ilimitado',
  usedPercent: '{{label}}: parte usada de lo incluido',
  cost: 'Cobrado: {{cost}}',
  perMinute: '{{price}} por minuto, salvo otra tarifa',
  perPage: '{{price}} por página, salvo otra tarifa',
  pages: { first: 'Primera página', last: 'Última página', next: 'Página siguiente', previous: 'Página anterior' },
  pageNumber: 'Página {{number}}',
};
