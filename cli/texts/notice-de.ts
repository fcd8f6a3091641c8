import type { Texts } from './en.ts';

export const notice: Texts['notice'] = `Kreya zählt, welche Funktionen genutzt werden, und meldet eigene Fehler. Was Sie eingeben oder bearbeiten, wird nie gesendet.
Zum Ausschalten führen Sie kreyac telemetry disable aus oder setzen Sie KREYA_DISABLETELEMETRY=true.
Was erhoben wird, zeigt kreyac telemetry events; was gesendet wird, zeigt kreyac telemetry show.
Vor diesem Hinweis wurde nichts gesendet. Er erscheint nur einmal.
`;
