import type { texts as english } from '../en/password-policy.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Política de contraseñas',
  text: 'Para todos los usuarios. Vale para las contraseñas que se fijen desde ahora.',
  sections: {
    like: 'Cómo son las contraseñas',
    likeText: 'Una contraseña larga vale más que muchos tipos de caracteres.',
    age: 'Cuánto duran',
    ageText: 'Para clientes con la regla «las contraseñas caducan».',
    login: 'Inicio de sesión',
    loginText: 'A los superadministradores se les frena en lugar de bloquearlos.',
  },
  length: 'Caracteres como mínimo',
  uppercase: 'Mayúsculas como mínimo',
  lowercase: 'Minúsculas como mínimo',
  numbers: 'Cifras como mínimo',
  special: 'Caracteres especiales como mínimo',
  try: 'Probar una contraseña',
  tryHelp: 'Se juzga aquí y no se envía a ninguna parte.',
  show: 'Mostrar u ocultar',
  expire: 'Caducan tras, días',
  expireHelp: '0: nunca.',
  notify: 'Recordatorio por correo antes, días',
  history: 'Contraseñas anteriores rechazadas',
  historyHelp: '0: se puede volver a usar cualquiera.',
  attempts: 'Contraseñas erróneas hasta el bloqueo de la cuenta',
  attemptsHelp: '0: nunca.',
  idle: 'Cerrar la sesión tras una inactividad de, minutos',
  idleHelp: 'El portal pregunta un minuto antes.',
};
