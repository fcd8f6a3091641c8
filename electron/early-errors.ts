/** Import this before anything else, to catch errors in everything that follows. */
import { catchEarlyErrors } from 'kreya-telemetry/main';

catchEarlyErrors('kreya');
