import '../errors/watch.ts';
import { mount } from '../mount.tsx';
import { texts } from '../texts.ts';
import { Settings } from './Settings.tsx';
// After the components', which it adds to.
import '../styles/settings.css';

mount(<Settings />, texts.windows.settings);
