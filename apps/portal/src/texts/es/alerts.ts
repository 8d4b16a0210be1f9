import type { texts as english } from '../en/alerts.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  bell: 'Lo que requiere atención',
  unseen_one: 'Lo que requiere atención: {{count}} nuevo',
  unseen_other: 'Lo que requiere atención: {{count}} nuevos',
  own: {
    fraud_alarm: 'Alarma de fraude',
    premium_alarm: 'Llamadas a números de tarificación especial',
    no_credit: 'El saldo se ha agotado',
    low_credit: 'El saldo es bajo',
    provider_down: 'Falla un proveedor',
  },
  of: {
    fraud_alarm: 'Alarma de fraude en {{name}}',
    premium_alarm: 'Llamadas de {{name}} a números de tarificación especial',
    no_credit: '{{name}} no tiene saldo',
    low_credit: 'El saldo de {{name}} es bajo',
    provider_down: 'El proveedor {{name}} falla',
  },
  text: {
    fraud_alarm: 'Se gastaron {{spent}} en una hora; la alarma está en {{limit}}.',
    premium_alarm: 'Se intentó llamar a números de tarificación especial; las llamadas fueron rechazadas.',
    no_credit: 'Saldo: {{credit}}. Se rechazan las llamadas de pago.',
    low_credit: 'Saldo: {{credit}}.',
  },
};
