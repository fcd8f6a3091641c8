/**
 * Errors of the page: the first import of every page, so that an error of any module that comes after it is caught too.
 */
import { watchErrors } from 'kreya-telemetry/renderer';

// Without the preload there is nobody to tell.
if ('kreya' in window) watchErrors(window.kreya.telemetry);
