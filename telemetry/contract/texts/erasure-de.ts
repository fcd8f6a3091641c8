import { translationOf } from '../../catalogue/translation-of.ts';
import type { erasure as english } from './erasure-en.ts';

export const erasure = translationOf<typeof english>()({
  title: 'Daten auf dem Server',
  hint: 'Sie können verlangen, dass der Server alles löscht, was er unter Ihrer Installations-ID erhalten hat.',
  ask: 'Löschung verlangen …',
  askTitle: 'Löschung Ihrer Daten verlangen?',
  explanation:
    'Der Server wird aufgefordert, alles zu löschen, was er unter Ihrer Installations-ID erhalten hat, auch wenn die Telemetrie ausgeschaltet ist. Auf diesem Computer löscht {product} alle ausstehenden Daten, den Verlauf und die ID. Das lässt sich nicht rückgängig machen.',
  confirm: 'Löschung verlangen',
  stored: 'Die Löschung wurde verlangt. Die Telemetriedaten auf diesem Computer wurden gelöscht.',
  sent: 'Der Server wurde aufgefordert, alles unter dieser ID zu löschen:',
  waiting:
    'Die Aufforderung wurde noch nicht gesendet. Bevor etwas anderes gesendet wird, wird der Server aufgefordert, alles unter dieser ID zu löschen:',
  delivery: 'Aufforderung zur Löschung noch nicht gesendet',
  keepId:
    'Diese ID wird nicht mehr verwendet. Mit ihr können Sie beim Betreiber des Servers nachfragen, ob die Daten gelöscht sind.',
  copyId: 'Bisherige ID kopieren',
  nothing: 'Es gibt keine Installations-ID, für die Sie eine Löschung verlangen könnten.',
  notDeleted:
    'Die Löschung wurde verlangt, aber auf diesem Computer konnte nicht alles gelöscht werden. {problem}',
  failed: 'Entweder konnte die Löschung nicht verlangt oder die ID nicht ersetzt werden. {problem}',
  locked:
    'Solange die Telemetrie gesperrt ist, sendet {product} nichts, daher können Sie die Löschung hier nicht verlangen. Wenden Sie sich an den Betreiber des Servers und nennen Sie ihm Ihre Installations-ID.',
  noReceiver:
    'Es ist kein Empfänger eingerichtet, daher können Sie die Löschung hier nicht verlangen. Wenden Sie sich an den Betreiber des Servers und nennen Sie ihm Ihre Installations-ID.',
  unasked: {
    message: 'Löschung Ihrer Telemetriedaten verlangen?',
    detail:
      'Eine Seite von {product} möchte alle Ihre Telemetriedaten löschen lassen, auf diesem Computer und auf dem Server, obwohl Sie dort nichts angeklickt haben.',
    confirm: 'Löschung verlangen',
    cancel: 'Daten behalten',
    declined: 'Es wurde nichts gelöscht, weil die Löschung nicht bestätigt wurde.',
  },
});
