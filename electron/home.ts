/**
 * For an account without a home folder, of which the system knows nothing either. To be imported before electron-store,
 * which asks for one when it is loaded, although it is not to use it, and would end the app.
 */
import { homedir } from 'node:os';

try {
  homedir();
} catch {
  process.env['HOME'] = '';
}
