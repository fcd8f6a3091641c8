/** To be imported before anything else, so that an error of whatever comes later is caught. */
import { catchEarlyErrors } from 'kreya-telemetry/main';

catchEarlyErrors('kreya');
