import '../errors/watch.ts';
import { mount } from '../mount.tsx';
import { texts } from '../texts.ts';
import { Settings } from './Settings.tsx';

mount(<Settings />, texts.windows.settings);
