import { translationOf } from '../../catalogue/translation-of.ts';
import type { sendingPause as english } from './sending-pause-en.ts';

export const sendingPause = translationOf<typeof english>()({
  switch: 'Versand anhalten, während ich mir die Daten ansehe',
  stillRecorded: 'Es wird weiterhin aufgezeichnet.',
  hint: 'Gesendet wird erst wieder, wenn Sie den Versand fortsetzen, dieses Fenster schließen oder {duration} vergangen sind.',
  until: 'Der Versand ist bis {time} Uhr angehalten.',
  left: 'noch {time}',
  resume: 'Jetzt fortsetzen',
  resumed: 'Der Versand läuft wieder.',
  over: 'Die Pause ist nach {duration} abgelaufen. Der Versand läuft wieder.',
  held: 'Der Versand ist bis {time} Uhr angehalten',
  notTried: 'Nicht gesendet: Der Versand ist bis {time} Uhr angehalten. Setzen Sie ihn zuerst fort.',
  inApp: 'Der Versand ist in {product} angehalten',
});
