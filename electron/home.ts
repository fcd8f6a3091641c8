/**
 * For an account without a home folder that the system does not know either. Import this before
 * electron-store, which asks for a home when loaded, although it won't use it, and would end the app.
 */
import { homedir } from 'node:os';

try {
  homedir();
} catch {
  process.env['HOME'] = '';
}
