import type { texts as english } from '../en/account.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  profile: {
    title: 'Perfil',
    text: 'Inicia sesión como {{name}}; los correos se envían a {{email}}. Su administrador puede cambiar ambos.',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    phone: 'Teléfono',
    phoneHelp: 'Aparece en el encabezado de los faxes que envía.',
    mobile: 'Teléfono móvil',
    address: 'Dirección',
  },
  password: {
    title: 'Contraseña',
    text: 'Una contraseña nueva cierra su sesión en todos los demás dispositivos.',
    current: 'Contraseña actual',
    new: 'Contraseña nueva',
    repeat: 'Repita la contraseña nueva',
    differ: 'Las contraseñas no coinciden.',
    submit: 'Cambiar la contraseña',
    saved: 'La contraseña se ha cambiado',
  },
  factor: {
    title: 'Segundo paso al iniciar sesión',
    text: 'Así nadie entra solo con su contraseña: también se pide un código de una aplicación en su teléfono.',
    onByApp: 'Activado: aplicación de autenticación',
    onByMail: 'Activado: códigos por correo',
    off: 'Desactivado',
    turnOn: 'Configurar una aplicación',
    replace: 'Configurar otra aplicación',
    turnOff: 'Desactivar',
    makeCodes: 'Nuevos códigos de recuperación',
    scan: 'Escanee esto con una aplicación de autenticación y escriba el código que muestre.',
    qrCode: 'Código QR para la aplicación de autenticación',
    secret: 'O escriba esta clave en la aplicación:',
    code: 'Código',
    confirm: 'Confirmar',
    wrong: 'El código es incorrecto o ha caducado.',
    codes: 'Códigos de recuperación',
    codesText:
      'Guárdelos en un lugar seguro: cada uno permite entrar una vez sin la aplicación. No se mostrarán de nuevo.',
  },
};
