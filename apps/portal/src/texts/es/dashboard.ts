import type { texts as english } from '../en/dashboard.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  liveCalls: 'Llamadas en curso',
  phones: 'Teléfonos conectados',
  callsToday: 'Llamadas de hoy',
  answeredToday: 'Contestadas hoy',
  credit: 'Saldo',
  lowCredit: 'Bajo',
  traffic: {
    today: 'Llamadas de hoy por hora',
    week: 'Llamadas de los últimos 7 días',
    month: 'Llamadas de los últimos 30 días',
  },
  range: 'Días mostrados',
  ranges: { today: 'Hoy', week: '7 días', month: '30 días' },
  noTraffic: 'En estos días no ha terminado ninguna llamada.',
  when: 'Hora o día',
  inbound: 'Entrantes',
  outbound: 'Salientes',
  local: 'Internas',
  recordsFail: 'No se pudieron escribir los registros de llamadas. El registro del servidor dice por qué.',
  nobodyAnswers_one: '{{queue}}: espera {{count}} llamada y no hay ningún agente disponible.',
  nobodyAnswers_other: '{{queue}}: esperan {{count}} llamadas y no hay ningún agente disponible.',
  noExtension: 'Aún no tiene extensión',
  noExtensionText: 'Pida a su administrador que le asigne una.',
  yourExtension: 'Su extensión es {{number}}',
  yourExtensionText: 'Llame y reciba llamadas con el teléfono de esta página o con el suyo.',
  account: 'Mi cuenta',
  yourCalls: 'Mis llamadas',
  guide: {
    title: 'Hasta la primera llamada',
    text: '{{done}} de {{count}} pasos hechos.',
    done: 'hecho',
    tenant: {
      title: 'Crear un cliente',
      text: 'Un cliente tiene sus propios números, usuarios y dominio SIP.',
      action: 'Nuevo cliente',
    },
    extension: {
      title: 'Crear una extensión',
      text: 'Una extensión es un número en el que se localiza a alguien, con uno o más teléfonos.',
      action: 'Nueva extensión',
    },
    phone: {
      title: 'Conectar un teléfono',
      text: 'Abra una extensión y escanee su código QR con un softphone, o copie su acceso a un teléfono de mesa.',
      action: 'A las extensiones',
    },
    call: {
      title: 'Hacer una llamada',
      text: 'Marque otra extensión, o *9196 para oírse a sí mismo. La llamada se muestra aquí mientras dura.',
      action: 'A las llamadas en curso',
    },
  },
};
